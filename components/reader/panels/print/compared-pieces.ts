import type { Stretch } from "@/lib/anchor/stretches";
import type { Span } from "@/lib/span/span";
import type { LeafNode } from "@/lib/text/block-tree";
import type { Drawn } from "../../model/surface-handle";
import { runIndex, type Run } from "../../surface/run-index";

/** An annotation as it is drawn on one of two texts. Offsets are UTF-16 code units of that text. */
export interface DrawnNote {
  readonly number: number;
  readonly drawn: Drawn;
  /** After which offset its number stands; null where that is not on this text. */
  readonly numberAt: number | null;
}

/** Words that are the same, removed or added, under the same annotations. */
export interface ComparedPiece extends Span {
  readonly kind: Stretch["kind"];
  /** Outermost first. */
  readonly runs: readonly Run[];
  /** The numbers of the annotations that end with these words. */
  readonly numbers: readonly number[];
}

/** What lies on one of two texts, found by span. */
export interface NotesIndex {
  readonly overlapping: (span: Span) => readonly Run[];
  readonly numbersAt: (offset: number) => readonly number[];
}

export function notesIndex(notes: readonly DrawnNote[]): NotesIndex {
  const index = runIndex(notes.map(({ drawn }) => drawn));
  const numbers = new Map<number, number[]>();
  for (const { number, numberAt } of notes) {
    if (numberAt !== null) numbers.set(numberAt, [...(numbers.get(numberAt) ?? []), number]);
  }
  return {
    overlapping: (span) => index.overlapping(span),
    numbersAt: (offset) => numbers.get(offset) ?? [],
  };
}

/**
 * A span of one of two texts as pieces, in order and without gaps. `cuts` are further offsets at which
 * a piece begins.
 */
export function comparedPieces(
  { start, end }: Span,
  stretches: readonly Stretch[],
  side: "before" | "after",
  notes: NotesIndex,
  cuts: readonly number[] = [],
): ComparedPiece[] {
  const own = stretches.filter((stretch) => stretch[side].start < end && start < stretch[side].end);
  const over = notes.overlapping({ start, end });
  const places = new Set([start, end]);
  const add = (at: number) => start < at && at < end && places.add(at);
  for (const { start: from, end: to } of [...own.map((one) => one[side]), ...over]) {
    add(from);
    add(to);
  }
  for (const cut of cuts) add(cut);
  const sorted = [...places].sort((one, other) => one - other);
  let at = 0;
  return sorted.slice(0, -1).map((from, i): ComparedPiece => {
    const to = sorted[i + 1] as number;
    while (at < own.length - 1 && (own[at] as Stretch)[side].end <= from) at++;
    return {
      start: from,
      end: to,
      kind: own[at]?.kind ?? "same",
      runs: over.filter((run) => run.start <= from && to <= run.end),
      numbers: notes.numbersAt(to),
    };
  });
}

/** Removed words, and the offset of the later text at which they are shown. */
export interface Removed extends Span {
  readonly at: number;
  readonly text: string;
}

/** The removed words of the paragraphs of one row, at offsets inside those of the later text. */
export function removedBetween(
  before: readonly LeafNode[],
  after: readonly LeafNode[],
  stretches: readonly Stretch[],
): Removed[] {
  return stretches.flatMap((stretch): Removed[] => {
    if (stretch.kind !== "removed") return [];
    const at = placeIn(after, stretch.after.start);
    return before.flatMap(({ block, text }) => {
      const start = Math.max(block.start, stretch.before.start);
      const end = Math.min(block.end, stretch.before.end);
      if (start >= end) return [];
      return { start, end, at, text: text.slice(start - block.start, end - block.start) };
    });
  });
}

/** The offset nearest to one that lies inside a paragraph, at its end rather than before the next. */
function placeIn(leaves: readonly LeafNode[], offset: number): number {
  let last = leaves[0]?.block.start ?? 0;
  for (const { block } of leaves) {
    if (offset < block.start) return last;
    if (offset <= block.end) return offset;
    last = block.end;
  }
  return last;
}

/** Where spans of the earlier text stand in the later one, as far as their words are the same. */
export function carriedOver(target: readonly Span[], stretches: readonly Stretch[]): Span[] {
  return target.flatMap((span) =>
    stretches.flatMap(({ kind, before, after }): Span[] => {
      const isLinear = before.end - before.start === after.end - after.start;
      if (kind !== "same" || !isLinear) return [];
      const start = Math.max(span.start, before.start);
      const end = Math.min(span.end, before.end);
      const shift = after.start - before.start;
      return start < end ? [{ start: start + shift, end: end + shift }] : [];
    }),
  );
}
