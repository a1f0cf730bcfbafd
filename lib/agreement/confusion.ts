import type { Pair } from "./cohen";
import { matchSpans } from "./f1";
import { MISSING, type Part } from "./items";
import { NOTHING } from "./segments";
import type { Study } from "./study";

/**
 * How often one coder said the one and another the other: rows are categories of the first coder of
 * each pair, columns of the second. Of more than two coders both orders are counted, so that the
 * table is symmetric.
 */
export type Confusion = readonly (readonly number[])[];

/** In units. */
export function confusionOf(items: Part, pairs: readonly Pair[], categories: number): Confusion {
  const counts = Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
  for (const { values, weight } of items) {
    for (const [one, other] of pairs) {
      add(counts, values[one] ?? MISSING, values[other] ?? MISSING, weight);
      if (pairs.length > 1) add(counts, values[other] ?? MISSING, values[one] ?? MISSING, weight);
    }
  }
  return counts;
}

/**
 * In spans: of each pair those that overlap are matched, whatever their labels; one without a match
 * stands against nothing. The category of a label is the label and one, since 0 is nothing.
 */
export function spanConfusion({ texts, labels }: Study, pairs: readonly Pair[]): Confusion {
  const counts = Array.from({ length: labels + 1 }, () => new Array<number>(labels + 1).fill(0));
  const both = (one: number, other: number) => {
    add(counts, one, other, 1);
    if (pairs.length > 1) add(counts, other, one, 1);
  };
  for (const { marks } of texts) {
    for (const [i, j] of pairs) {
      const one = marks[i];
      const other = marks[j];
      if (!one || !other) continue;
      const matches = matchSpans(one, other, "partial");
      const matched = new Set(matches.flatMap((match) => [match.one, match.other]));
      for (const match of matches) both(match.one.label + 1, match.other.label + 1);
      for (const mark of one) if (!matched.has(mark)) both(mark.label + 1, NOTHING);
      for (const mark of other) if (!matched.has(mark)) both(NOTHING, mark.label + 1);
    }
  }
  return counts;
}

function add(counts: number[][], one: number, other: number, weight: number) {
  const row = counts[one];
  if (row && other >= 0) row[other] = (row[other] ?? 0) + weight;
}
