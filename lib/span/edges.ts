import { graphemeEnd, graphemeStart, nextGrapheme, previousGrapheme } from "../text/graphemes";
import type { Span } from "./span";

type Side = "start" | "end";

/** One end of one of the spans of a target. */
export interface Edge {
  /** The index of the span, in reading order. */
  readonly segment: number;
  readonly side: Side;
}

/** Every edge in reading order: the beginning and the end of each span. */
export function edgesOf(spans: readonly Span[]): Edge[] {
  return spans.flatMap((_, segment) => [
    { segment, side: "start" as const },
    { segment, side: "end" as const },
  ]);
}

/** Where an edge is, in UTF-16 code units; 0 for an edge that does not exist. */
export function placeOfEdge(spans: readonly Span[], { segment, side }: Edge): number {
  return spans[segment]?.[side] ?? 0;
}

/**
 * How far an edge may move, in UTF-16 code units: a span keeps at least one letter or digit, or one
 * character where it has neither, and never reaches into its neighbours. Both bounds are allowed.
 */
export function roomFor(
  text: string,
  spans: readonly Span[],
  { segment, side }: Edge,
): { readonly from: number; readonly to: number } {
  const own = spans[segment] ?? { start: 0, end: text.length };
  return side === "start"
    ? { from: spans[segment - 1]?.end ?? 0, to: lastCharacter(text, own) }
    : { from: firstCharacter(text, own), to: spans[segment + 1]?.start ?? text.length };
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Where the last letter or digit of a span begins, or else its last character. */
function lastCharacter(text: string, { start, end }: Span): number {
  for (let to = end; to > start;) {
    const from = previousGrapheme(text, to);
    if (from >= start && WORD_CHARACTER.test(text.slice(from, to))) return from;
    to = from;
  }
  return previousGrapheme(text, end);
}

/** Where the first letter or digit of a span ends, or else its first character. */
function firstCharacter(text: string, { start, end }: Span): number {
  for (let from = start; from < end;) {
    const to = nextGrapheme(text, from);
    if (to <= end && WORD_CHARACTER.test(text.slice(from, to))) return to;
    from = to;
  }
  return nextGrapheme(text, start);
}

/**
 * The spans with one edge moved to `to`, as far as {@link roomFor} allows. No character is cut, and
 * no space stays at the edge: it moves back over space to the next word.
 */
export function withEdgeAt(
  text: string,
  spans: readonly Span[],
  edge: Edge,
  to: number,
): readonly Span[] {
  const { from, to: last } = roomFor(text, spans, edge);
  const isStart = edge.side === "start";
  let at = Math.min(Math.max(to, from), last);
  at = isStart ? graphemeStart(text, at) : graphemeEnd(text, at);
  if (isStart) while (at < last && isSpace(text, at)) at++;
  else while (at > from && isSpace(text, at - 1)) at--;
  if (at < from || at > last || at === placeOfEdge(spans, edge)) return spans;
  return spans.map((span, i) => (i === edge.segment ? { ...span, [edge.side]: at } : span));
}

/** Whether the character that begins at an offset is space. */
export function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset));
}
