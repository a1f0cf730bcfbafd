import type { Marked } from "../study";

/** The weights of place and label, and what an empty place of an alignment costs. */
const PLACE_WEIGHT = 1;
const LABEL_WEIGHT = 1;
export const EMPTY = 1;

/**
 * How unlike two units are, Mathet et al. (2015), 4.3 to 4.5: of their places
 * ((|Δstart| + |Δend|) / (length + length))² Δ_∅, of their labels Δ_∅ where they differ, and the sum
 * of both, each with its weight.
 */
export function dissimilarity(one: Marked, other: Marked): number {
  const moved = Math.abs(one.start - other.start) + Math.abs(one.end - other.end);
  const place = (moved / (one.end - one.start + other.end - other.start)) ** 2;
  const label = one.label === other.label ? 0 : 1;
  return (PLACE_WEIGHT * place + LABEL_WEIGHT * label) * EMPTY;
}
