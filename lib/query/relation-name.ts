import { fold } from "../text/fold";
import type { Expression, Query } from "./language";
import { nearestWord, type QueryProblem } from "./problem";

/** A type of relation, as a query may call it. */
interface Wordings {
  readonly slug: string;
  readonly label: string;
  readonly inverse: string;
}

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
 * The first name in a query that none of the project's types of relation has, or null. Names are
 * compared folded, with `-` for spaces.
 */
export function unknownRelation(
  text: string,
  query: Query,
  types: readonly Wordings[],
): QueryProblem | null {
  const wordings = types.flatMap(({ slug, label, inverse }) => [slug, label, inverse]);
  const known = new Set(wordings.filter((wording) => wording !== "").map(keyOf));
  const found = relationNames(query).find((name) => !known.has(keyOf(name)));
  if (found === undefined) return null;
  const start = Math.max(text.indexOf(found), 0);
  const expected = types.flatMap(({ slug, inverse }) => [slug, inverse].filter(Boolean));
  const candidates = [
    ...new Set([...expected.map((each) => each.replaceAll(" ", "-")), ...OTHERS]),
  ];
  const suggestion = nearestWord(found, candidates);
  const end = start + found.length;
  return { code: "relation", start, end, found, expected, suggestion };
}

function keyOf(wording: string): string {
  return fold(wording.replaceAll(" ", "-"));
}
