import type { Marked } from "../study";
import { dissimilarity, EMPTY } from "./dissimilarity";

/** A unitary alignment: at most one unit of each coder, by the coder. */
export type Group = ReadonlyMap<number, Marked>;

export interface Alignment {
  readonly groups: readonly Group[];
  /** The sum of the disorders of all unitary alignments. */
  readonly cost: number;
}

/**
 * The disorder of a unitary alignment of n coders, Mathet et al. (2015), 4.2: the mean over all pairs
 * of coders, where a pair costs Δ_∅ unless both have a unit in it.
 */
export function disorderOf(group: Group, coders: number): number {
  const units = [...group.values()];
  let cost = (pairsOf(coders) - pairsOf(units.length)) * EMPTY;
  for (const [at, one] of units.entries()) {
    for (let next = at + 1; next < units.length; next++) {
      cost += dissimilarity(one, units[next] as Marked);
    }
  }
  return cost / pairsOf(coders);
}

/** How many pairs there are of so many things. */
export function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
