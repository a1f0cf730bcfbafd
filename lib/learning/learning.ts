import { byPosition, type Span } from "../span/span";
import { mergeSpans } from "./marked";
import type { DocumentText } from "../text/document-text";

/** A text to learn from. Offsets are UTF-16 code units, half-open. */
export interface LearningText {
  readonly id: string;
  readonly document: DocumentText;
  readonly language: string;
  /** What people marked with the tag, in any order. */
  readonly marks: readonly Mark[];
}

/** A place that people marked. */
export interface Mark extends Span {
  /** Whether it is one of several places that were marked as one; its words alone may say little. */
  readonly isPart?: boolean;
}

/** What is proposed with the tag, how sure that is from 0 to 1, and why. */
export interface LearnedProposal extends Span {
  readonly score: number;
  readonly reason: string;
}

/**
 * What leaving out shows: of `marked` places that people marked, how many would have been found, and
 * how many of `proposed` places nobody had marked.
 */
export interface LeftOut {
  readonly marked: number;
  readonly found: number;
  readonly proposed: number;
  readonly wrong: number;
}

/** What a suggester learned of one tag. */
export interface Learned {
  /** How many examples of the tag there are, and how many of what it is not. */
  readonly examples: number;
  readonly others: number;
  /** How many examples it needs; where it has fewer it proposes nothing. */
  readonly needed: number;
  /** Null where there are too few examples to leave some out. */
  readonly leftOut: LeftOut | null;
  /** For the text that was asked about, in reading order. */
  readonly proposals: readonly LearnedProposal[];
  /** How many words were looked at in all. */
  readonly steps: number;
}

export interface Lesson {
  readonly texts: readonly LearningText[];
  /** The text that is asked about, which may be one of them. */
  readonly subject: LearningText;
}

/** Share of what was proposed that people had marked too; null where nothing was proposed. */
export function precisionOf({ proposed, wrong }: LeftOut): number | null {
  return proposed === 0 ? null : (proposed - wrong) / proposed;
}

/** Share of what people marked that would have been found; null where nothing was marked. */
export function recallOf({ marked, found }: LeftOut): number | null {
  return marked === 0 ? null : found / marked;
}

/** Tells of spans that come in ascending order whether people marked a part of them. */
export function isMarkedIn(marks: readonly Span[]): (span: Span) => boolean {
  const merged = mergeSpans(marks);
  let at = 0;
  return ({ start, end }) => {
    while (at < merged.length && (merged[at]?.end ?? 0) <= start) at++;
    return (merged[at]?.start ?? Infinity) < end;
  };
}

/** Marks in reading order, each place once, whoever marked it. */
export function inOrder(marks: readonly Mark[]): Mark[] {
  const byPlace = new Map(marks.map((mark) => [`${mark.start}-${mark.end}`, mark]));
  return [...byPlace.values()].sort(byPosition);
}
