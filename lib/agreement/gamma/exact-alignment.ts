import type { Marked } from "../study";
import { disorderOf, type Alignment, type Group } from "./disorder";

/** With so many units of all coders together, all alignments are tried: about 3^n steps. */
export const MAX_EXACT = 10;

/**
 * The alignment with the least disorder, by dynamic programming over the sets of units: the cheapest
 * partition of a set is its cheapest group that holds the first unit, and the cheapest partition of
 * the rest.
 */
export function exactAlignment(coders: readonly (readonly Marked[])[]): Alignment {
  const units = coders.flatMap((some, coder) => some.map((unit) => ({ coder, unit })));
  const all = 2 ** units.length - 1;
  const groupOf = (set: number) =>
    new Map(units.flatMap(({ coder, unit }, at) => ((set >> at) & 1 ? [[coder, unit]] : [])));
  const costs = Float64Array.from({ length: all + 1 }, (_, set) => {
    const group = groupOf(set);
    return group.size === bits(set) ? disorderOf(group, coders.length) : Infinity;
  });
  const best = new Float64Array(all + 1).fill(Infinity);
  const first = new Int32Array(all + 1);
  best[0] = 0;
  for (let set = 1; set <= all; set++) {
    const lowest = set & -set;
    for (let group = set; group > 0; group = (group - 1) & set) {
      if (!(group & lowest)) continue;
      const cost = (costs[group] as number) + (best[set ^ group] as number);
      if (cost >= (best[set] as number)) continue;
      best[set] = cost;
      first[set] = group;
    }
  }
  const groups: Group[] = [];
  for (let set = all; set > 0; set ^= first[set] as number) {
    groups.push(groupOf(first[set] as number));
  }
  return { groups, cost: best[all] as number };
}

/** How many units are in a set. */
function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count++;
  return count;
}
