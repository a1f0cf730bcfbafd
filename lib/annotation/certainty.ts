import { type Annotation } from "./annotation";
import { COMMITMENTS } from "../contract/terms";

/** The steps of an annotator's own confidence, from unsure to sure. */
export const CONFIDENCES = [1, 2, 3, 4] as const;

/** Every commitment but the plain one, which goes without saying. */
export const HEDGES = COMMITMENTS.filter((one) => one !== "asserted");
export type Hedge = (typeof HEDGES)[number];

/**
 * How the speaker stands to what the passage claims, where not all of it is simply asserted: each
 * way once, in the order in which they are listed. Empty for a passage that carries no claim.
 */
export function hedgesOf({
  occurrences,
}: {
  readonly occurrences: readonly Pick<Annotation["occurrences"][number], "commitment">[];
}): readonly Hedge[] {
  return HEDGES.filter((hedge) => occurrences.some(({ commitment }) => commitment === hedge));
}

/** The annotator's confidence as it is written beside the words: “2/4”. */
export function cueOf(confidence: number): string {
  return `${confidence}/${CONFIDENCES.length}`;
}
