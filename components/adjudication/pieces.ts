import { codePointIndex } from "@/lib/text/code-points";
import { wordsOf } from "@/lib/text/words";
import type { Case } from "./case-filter";

/** Words of a text, and where they begin in it in code points. */
export interface Surroundings {
  readonly context: { readonly text: string; readonly start: number };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of a case's words that nothing begins or ends inside. Offsets count code points. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether the next piece continues the same word. */
  readonly goesOn: boolean;
}

/**
 * The words around a case in pieces: cut after white space, between words with none between them,
 * and where a coding or one of `chosen` begins or ends.
 */
export function piecesOf(
  one: Pick<Case, "context" | "codings">,
  chosen: readonly Span[] = [],
): Piece[] {
  const { context, codings } = one;
  const points = [...context.text];
  const spans = [...codings.flatMap(({ target }) => target), ...chosen];
  const edges = new Set(spans.flatMap(({ start, end }) => [start, end]));
  const words = wordSpans(one);
  const seams = new Set(
    words.filter(({ start }, at) => words[at - 1]?.end === start).map(({ start }) => start),
  );
  const pieces: Piece[] = [];
  let begin = 0;
  points.forEach((point, at) => {
    const next = points[at + 1];
    const isSpace = /\s/.test(point);
    const isLast = next === undefined;
    const endsWord = isSpace && (isLast || !/\s/.test(next));
    const end = context.start + at + 1;
    if (!isLast && !endsWord && !edges.has(end) && !seams.has(end)) return;
    const text = points.slice(begin, at + 1).join("");
    const start = context.start + begin;
    pieces.push({ start, end, text, goesOn: !isSpace && !isLast && !seams.has(end) });
    begin = at + 1;
  });
  return pieces;
}

/** Pieces by words, so that a line breaks only between words. */
export function wordsIn(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = [];
  let isInside = false;
  for (const piece of pieces) {
    if (isInside) words.at(-1)?.push(piece);
    else words.push([piece]);
    isInside = piece.goesOn;
  }
  return words;
}

/** The words around a case as spans, without punctuation. Offsets count code points. */
export function wordSpans({ context: { text, start } }: Surroundings): Span[] {
  const index = codePointIndex(text);
  return wordsOf(text, { start: 0, end: text.length }).map((word) => ({
    start: start + index.toCodePoints(word.start),
    end: start + index.toCodePoints(word.end),
  }));
}

/** The same span with one of its ends at the next word before or after it; never empty. */
export function moveEdge(
  words: readonly Span[],
  span: Span,
  edge: "start" | "end",
  by: -1 | 1,
): Span {
  const places = words.map((word) => word[edge]);
  const next =
    by > 0 ? places.find((place) => place > span[edge]) : places.findLast((p) => p < span[edge]);
  if (next === undefined) return span;
  const moved = { ...span, [edge]: next };
  return moved.start < moved.end ? moved : span;
}

/** The words of a case's text that a span covers. */
export function textOf({ context }: Surroundings, { start, end }: Span): string {
  const from = start - context.start;
  return [...context.text].slice(Math.max(0, from), end - context.start).join("");
}
