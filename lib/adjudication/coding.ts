import type { Kind } from "../annotation/annotation";
import { LABEL_PARTS } from "../contract/terms";
import type { Span } from "../span/span";

/** What somebody says of the words that they marked, as far as people are compared by it. */
export interface CodingLabel {
  readonly kind: Kind;
  /** The claim's type, the quotation's form or the technique; null where none is given. */
  readonly slug: string | null;
  readonly tags: readonly string[];
  /** Of a quotation: who says it, as an id or as a name; null where that is not said. */
  readonly speaker: string | null;
}

/** One span as one person coded it. Offsets are UTF-16 code units. */
export interface Coding extends CodingLabel {
  readonly id: string;
  /** Which of the text's coders it is, from 0. */
  readonly coder: number;
  /** In reading order, not overlapping one another; more than one for a discontinuous span. */
  readonly segments: readonly Span[];
}

export type LabelPart = (typeof LABEL_PARTS)[number];

/** A part of a label as a value that can be compared. */
export function labelPart(label: CodingLabel, part: LabelPart): string | null {
  return part === "tags" ? JSON.stringify(label.tags.toSorted()) : label[part];
}

/** Equal for equal labels. */
export function labelKey(label: CodingLabel): string {
  return JSON.stringify(LABEL_PARTS.map((part) => labelPart(label, part)));
}

/** Equal for spans over the same characters. */
export function placeKey(segments: readonly Span[]): string {
  return segments.map(({ start, end }) => `${start}-${end}`).join(",");
}

/** How many UTF-16 code units a span covers. */
export function sizeOf(segments: readonly Span[]): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** How many UTF-16 code units two spans share; both in reading order. */
export function shared(one: readonly Span[], other: readonly Span[]): number {
  let sum = 0;
  let at = 0;
  let beside = 0;
  for (;;) {
    const [a, b] = [one[at], other[beside]];
    if (!a || !b) return sum;
    sum += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
    if (a.end < b.end) at++;
    else beside++;
  }
}
