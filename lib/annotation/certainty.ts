import { type Annotation } from "./annotation";
import { COMMITMENTS } from "../contract/terms";

/** The levels of an annotator's confidence, from unsure to sure. */
export const CONFIDENCES = [1, 2, 3, 4] as const;

/** Every commitment except plain assertion, which is not shown. */
export const HEDGES = COMMITMENTS.filter((one) => one !== "asserted");
export type Hedge = (typeof HEDGES)[number];

/**
 * The commitments of a passage that are not plain assertions, each once, in the order of the list.
 * Empty for a passage that carries no claim.
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
