import { bisectLeft, bisector, bisectRight } from "d3-array";
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

const byEnd = {
  before: bisector<Stretch, number>(({ before }) => before.end),
  after: bisector<Stretch, number>(({ after }) => after.end),
};

/** The stretches, of some in reading order, that touch a span of one of the two texts. */
export function stretchesIn(
  stretches: readonly Stretch[],
  side: "before" | "after",
  { start, end }: Span,
): readonly Stretch[] {
  const from = byEnd[side].right(stretches, start);
  let until = from;
  while (until < stretches.length && (stretches[until] as Stretch)[side].start < end) until++;
  return stretches.slice(from, until);
}

/**
 * A span of one of two texts as pieces, in order and without gaps. `cuts` are further offsets, in
 * order, at which a piece begins.
 */
export function comparedPieces(
  { start, end }: Span,
  stretches: readonly Stretch[],
  side: "before" | "after",
  notes: NotesIndex,
  cuts: readonly number[] = [],
): ComparedPiece[] {
  const own = stretchesIn(stretches, side, { start, end });
  const over = notes.overlapping({ start, end });
  const places = new Set([start, end]);
  const add = (at: number) => start < at && at < end && places.add(at);
  for (const { start: from, end: to } of [...own.map((one) => one[side]), ...over]) {
    add(from);
    add(to);
  }
  for (const cut of cuts.slice(bisectRight(cuts, start), bisectLeft(cuts, end))) add(cut);
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

const leafByEnd = bisector<LeafNode, number>(({ block }) => block.end);

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
    const found: Removed[] = [];
    for (let i = leafByEnd.right(before, stretch.before.start); i < before.length; i++) {
      const { block, text } = before[i] as LeafNode;
      if (block.start >= stretch.before.end) break;
      const start = Math.max(block.start, stretch.before.start);
      const end = Math.min(block.end, stretch.before.end);
      const words = text.slice(start - block.start, end - block.start);
      if (start < end) found.push({ start, end, at, text: words });
    }
    return found;
  });
}

/** The offset nearest to one that lies inside a paragraph, at its end rather than before the next. */
function placeIn(leaves: readonly LeafNode[], offset: number): number {
  const i = leafByEnd.left(leaves, offset);
  const [last, leaf] = [leaves[i - 1], leaves[i]];
  if (leaf && offset >= leaf.block.start) return offset;
  return last?.block.end ?? leaf?.block.start ?? 0;
}

/** Where spans of the earlier text stand in the later one, as far as their words are the same. */
export function carriedOver(target: readonly Span[], stretches: readonly Stretch[]): Span[] {
  return target.flatMap((span) =>
    stretchesIn(stretches, "before", span).flatMap(({ kind, before, after }): Span[] => {
      const isLinear = before.end - before.start === after.end - after.start;
      if (kind !== "same" || !isLinear) return [];
      const start = Math.max(span.start, before.start);
      const end = Math.min(span.end, before.end);
      const shift = after.start - before.start;
      return start < end ? [{ start: start + shift, end: end + shift }] : [];
    }),
  );
}
