import type { Utf16 } from "../text/code-points";

/** A run of a text: UTF-16 code units, half-open, never empty, never reversed. */
export interface Span {
  readonly start: Utf16;
  readonly end: Utf16;
}

/** @throws RangeError when the numbers make no span. Callers have validated what a client sent. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) {
    throw new RangeError(`no span: ${start} to ${end}`);
  }
  return { start, end };
}

/** Reading order: the earlier start first, of two that start together the longer. */
export function byPosition(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** True when the two share at least one character; spans that only touch do not overlap. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * The smallest span that covers all of them; empty where they are, as those of words that never had
 * a place. @throws RangeError for none.
 */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError("no spans");
  return {
    start: Math.min(...spans.map((s) => s.start)),
    end: Math.max(...spans.map((s) => s.end)),
  };
}
