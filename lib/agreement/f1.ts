import { group } from "d3-array";
import { matchOverlapping } from "./overlap-matching";
import type { Marked } from "./study";

/** What counts as the same span. */
export const F1_SCHEMES = ["exact", "boundary", "partial", "type"] as const;
export type F1Scheme = (typeof F1_SCHEMES)[number];

/** A match of two spans, with its credit: 1, or ½ for an overlap in the partial scheme. */
interface Match {
  readonly one: Marked;
  readonly other: Marked;
  readonly credit: number;
}

/**
 * Matches the spans of two coders, each at most once, with the most credit. The schemes are those of
 * SemEval-2013 Task 9 (I. Segura-Bedmar et al.) as nervaluate counts them: exact: same borders and
 * label; boundary: same borders; partial: same borders count 1 and any overlap ½, whatever the label;
 * type: same label and any overlap. F1 = 2 × credit / (spans of both).
 */
export function matchSpans(
  one: readonly Marked[],
  other: readonly Marked[],
  scheme: F1Scheme,
): Match[] {
  if (scheme === "type") return matchByLabel(one, other);
  const byLabel = scheme === "exact";
  const waiting = new Map<string, Marked[]>();
  const key = ({ start, end, label }: Marked) => `${start}-${end}${byLabel ? `-${label}` : ""}`;
  for (const mark of other) {
    const same = waiting.get(key(mark));
    if (same) same.push(mark);
    else waiting.set(key(mark), [mark]);
  }
  const matches: Match[] = [];
  const alone: Marked[] = [];
  for (const mark of one) {
    const found = waiting.get(key(mark))?.pop();
    if (found) matches.push({ one: mark, other: found, credit: 1 });
    else alone.push(mark);
  }
  if (scheme !== "partial") return matches;
  // A span with a match of its own borders never yields more by giving it up: at most two halves.
  const overlapping = matchOverlapping(alone, [...waiting.values()].flat());
  return [...matches, ...overlapping.map(([a, b]) => ({ one: a, other: b, credit: 0.5 }))];
}

function matchByLabel(one: readonly Marked[], other: readonly Marked[]): Match[] {
  const labels = group(one, ({ label }) => label);
  const others = group(other, ({ label }) => label);
  return [...labels].flatMap(([label, some]) =>
    matchOverlapping(some, others.get(label) ?? []).map(([a, b]) => ({
      one: a,
      other: b,
      credit: 1,
    })),
  );
}
