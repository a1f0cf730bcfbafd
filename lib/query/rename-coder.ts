import type { Expression, Query } from "./language";

interface Coder {
  readonly id: string;
  readonly name: string;
}

/**
 * The query that asks for the work of another coder where it asked for one of `names`, without regard
 * to case; by the id where `byId` was named. The same object where it asked for none of them.
 */
export function renameCoder(
  query: Query,
  { byId, names }: { readonly byId: string; readonly names: readonly string[] },
  coder: Coder,
): Query {
  const replaced = names.map((name) => name.toLowerCase());
  let isChanged = false;
  function valueFor(value: string): string {
    if (value.toLowerCase() === byId) return coder.id;
    return replaced.includes(value.toLowerCase()) ? coder.name : value;
  }
  function rename(expression: Expression): Expression {
    if (expression.op === "not") return { op: "not", of: rename(expression.of) };
    if (expression.op === "all" || expression.op === "any") {
      return { op: expression.op, of: expression.of.map(rename) };
    }
    if (expression.op !== "is" || expression.field !== "coder") return expression;
    const value = valueFor(expression.value);
    isChanged ||= value !== expression.value;
    return { ...expression, value };
  }
  const { first, then } = query;
  const renamed: Query = {
    first: rename(first),
    then: then && { ...then, second: rename(then.second) },
  };
  return isChanged ? renamed : query;
}
