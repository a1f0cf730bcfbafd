import { MISSING, type Item } from "./items";

/** The values that coders gave one unit; missing values are not counted. */
export interface Tally {
  /** How many coders gave each category. */
  readonly counts: ReadonlyMap<number, number>;
  /** How many coders gave any. */
  readonly values: number;
  /** The ordered pairs of coders who gave the same: Σ n (n − 1) over the categories. */
  readonly equal: number;
}

export function tallyOf({ values }: Item): Tally {
  const counts = new Map<number, number>();
  let total = 0;
  let equal = 0;
  for (const category of values) {
    if (category === MISSING) continue;
    const count = counts.get(category) ?? 0;
    counts.set(category, count + 1);
    total++;
    equal += 2 * count;
  }
  return { counts, values: total, equal };
}
