import { fold } from "../text/fold";
import type { Expression, Query } from "./language";
import { nearestWord, type QueryProblem } from "./problem";

/** The types of relation that a query names, each once. */
export function relationNames({ first, then }: Query): string[] {
  const names = [...namesIn(first), ...(then ? namesIn(then.second) : [])];
  if (then?.relation.kind === "related" && then.relation.type !== null) {
    names.push(then.relation.type);
  }
  return [...new Set(names)];
}

function namesIn(expression: Expression): string[] {
  if (expression.op === "not") return namesIn(expression.of);
  if (expression.op === "all" || expression.op === "any") return expression.of.flatMap(namesIn);
  return expression.op === "is" && expression.field === "relation" ? [expression.value] : [];
}

/** Words between two descriptions that a name may have been meant for. */
const OTHERS = ["and", "or", "within", "before", "after", "overlaps", "inside", "contains"];

/**
 * The first name in a query that is none of `names`, what the project's types of relation are called;
 * or null. Names are compared folded, with `-` for spaces.
 */
export function unknownRelation(
  text: string,
  query: Query,
  names: readonly string[],
): QueryProblem | null {
  const known = new Map(names.map((name) => [keyOf(name), name]));
  known.delete("");
  const found = relationNames(query).find((name) => !known.has(keyOf(name)));
  if (found === undefined) return null;
  const start = Math.max(text.indexOf(found), 0);
  const expected = [...known.values()];
  const candidates = expected.map((name) => name.replaceAll(" ", "-"));
  const suggestion = nearestWord(found, [...candidates, ...OTHERS]);
  return { code: "relation", start, end: start + found.length, found, expected, suggestion };
}

function keyOf(wording: string): string {
  return fold(wording.replaceAll(" ", "-"));
}
