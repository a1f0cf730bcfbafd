import type { AnchorOutcome } from "../re-anchor";

/**
 * One edited text and what a careful reader says became of the marked words, in bracket notation.
 */
export interface Case {
  readonly name: string;
  readonly before: string;
  /** Brackets show where the words are now; without any, no place is expected. */
  readonly after: string;
  readonly anchor: AnchorOutcome;
}

/** Paragraphs that share no rare word, for texts in which only their order matters. */
export const A = "The council met on Monday evening to settle the budget for the coming year.";
export const B = "Members of both parties spoke for three hours before the vote was called.";
export const C = "The library on Mill Street will close for repairs until the spring.";
