import { isSpace, placeOfEdge, roomFor, withEdgeAt, type Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";
import { nextGrapheme, previousGrapheme } from "@/lib/text/graphemes";
import { wordAround, wordEdge } from "@/lib/text/words";
import { leafAt, type Walk } from "../caret-step";

export type EdgeStep = "word" | "character";

/**
 * The spans after one edge moved by one step: a start moves to starts of words, an end to ends of
 * words. White space and text between blocks are skipped. Without room for the step the same spans
 * are returned.
 */
export function steppedEdge(
  walk: Walk,
  spans: readonly Span[],
  edge: Edge,
  step: EdgeStep,
  forward: boolean,
): readonly Span[] {
  const from = placeOfEdge(spans, edge);
  const to =
    step === "word"
      ? nextWordEdge(walk, from, edge, forward)
      : nextCharacterEdge(walk, from, edge, forward);
  const room = roomFor(walk.text, spans, edge);
  if (to === null || to < room.from || to > room.to) return spans;
  return withEdgeAt(walk.text, spans, edge, to);
}

function nextWordEdge(
  { text, leaves, language }: Walk,
  from: number,
  { side }: Edge,
  forward: boolean,
): number | null {
  const by = forward ? 1 : -1;
  for (let i = Math.max(0, leafAt(leaves, from)); i >= 0 && i < leaves.length; i += by) {
    const leaf = leaves[i] as Span;
    // The edge of the leaf that is entered counts as a step, too.
    const inside = Math.min(Math.max(from, leaf.start - 1), leaf.end + 1);
    const found = wordEdge(text, leaf, inside, { side, forward }, language);
    if (found !== null) return found;
  }
  return null;
}

function nextCharacterEdge(
  { text }: Walk,
  from: number,
  { side }: Edge,
  forward: boolean,
): number | null {
  const next = (at: number) => (forward ? nextGrapheme(text, at) : previousGrapheme(text, at));
  // The character inside the edge: after a start, before an end.
  const bare = (at: number) => isSpace(text, side === "start" ? at : at - 1);
  let to = next(from);
  while (bare(to) && to > 0 && to < text.length) to = next(to);
  return to === from || bare(to) ? null : to;
}

/**
 * The spans with an edge that was dragged to `offset`: with `snaps`, to the nearer end of the word it
 * was dropped in. Dragged beyond the other edge it stops before the last letter, or the last word.
 */
export function droppedEdge(
  { text, leaves, language }: Walk,
  spans: readonly Span[],
  edge: Edge,
  offset: number,
  snaps: boolean,
): readonly Span[] {
  const wordAtOffset = (at: number) => {
    const leaf = leaves[leafAt(leaves, at)];
    return snaps && leaf ? wordAround(text, leaf, at, language) : null;
  };
  const word = wordAtOffset(offset);
  const isNearStart = word !== null && offset - word.start < word.end - offset;
  const to = word ? (isNearStart ? word.start : word.end) : offset;
  const isStart = edge.side === "start";
  const room = roomFor(text, spans, edge);
  const bound = isStart ? room.to : room.from;
  if (isStart ? to <= bound : to >= bound) return withEdgeAt(text, spans, edge, to);
  const last = wordAtOffset(bound);
  const own = spans[edge.segment];
  if (!last || !own) return withEdgeAt(text, spans, edge, bound);
  const stop = isStart ? Math.max(last.start, own.start) : Math.min(last.end, own.end);
  return withEdgeAt(text, spans, edge, stop);
}

/** Extends a selection to whole words at both ends. */
export function grownToWords({ text, leaves, language }: Walk, { start, end }: Span): Span {
  const wordAtOffset = (offset: number) => {
    const leaf = leaves[leafAt(leaves, offset)];
    return leaf ? wordAround(text, leaf, offset, language) : null;
  };
  return { start: wordAtOffset(start)?.start ?? start, end: wordAtOffset(end)?.end ?? end };
}
