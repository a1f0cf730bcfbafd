import { bisector } from "d3-array";
import type { Span } from "./span";

/** A replacement in a text: the span that is removed, and the length of what replaces it. */
export interface Edit {
  /** May be empty (start equals end), for an insertion. */
  readonly span: { readonly start: number; readonly end: number };
  readonly inserted: number;
}

/**
 * Where a span is after a text was edited, or null if none of it survived.
 *
 * The answer is the hull of the surviving characters. So text typed at either edge stays outside
 * (no annotation grows because someone typed beside it), and text typed strictly inside is
 * included.
 */
export function carry(over: Span, edit: Edit): Span | null {
  const { span: gone, inserted } = edit;
  const shift = inserted - (gone.end - gone.start);

  const start =
    over.start < gone.start
      ? over.start
      : over.start >= gone.end
        ? over.start + shift
        : gone.start + inserted;
  const end =
    over.end <= gone.start ? over.end : over.end > gone.end ? over.end + shift : gone.start;

  return start < end ? { start, end } : null;
}

const byStart = bisector<Edit, number>(({ span }) => span.start);

/**
 * Many edits at once, as a comparison of two texts gives them: in order, disjoint, with offsets of
 * the old text. Answers in O(log n) for each span.
 */
export class EditMap {
  /** By how many code units everything after edit i has moved. */
  private readonly shifts: number[] = [];

  constructor(private readonly edits: readonly Edit[]) {
    let shift = 0;
    let last = 0;
    for (const { span, inserted } of edits) {
      if (span.start < last || span.end < span.start) {
        throw new RangeError(`edits out of order or touching at ${span.start}`);
      }
      last = span.end + 1;
      shift += inserted - (span.end - span.start);
      this.shifts.push(shift);
    }
  }

  /** The hull of what survived, or null when nothing did; the same rule as `carry`. */
  carry({ start, end }: Span): Span | null {
    const from = this.firstKept(start);
    const to = this.lastKept(end);
    return from < to ? { start: from, end: to } : null;
  }

  /** Where the first surviving character at or after `offset` is now. */
  private firstKept(offset: number): number {
    // The last edit that begins at or before the offset, so that it may have removed it.
    const i = byStart.right(this.edits, offset) - 1;
    const edit = this.edits[i];
    if (!edit) return offset;
    return Math.max(offset, edit.span.end) + (this.shifts[i] ?? 0);
  }

  /** Where the last surviving character before `offset` ends now. */
  private lastKept(offset: number): number {
    const i = byStart.left(this.edits, offset) - 1;
    const edit = this.edits[i];
    if (!edit) return offset;
    if (offset > edit.span.end) return offset + (this.shifts[i] ?? 0);
    // Nothing is left between two edits that touch: the text before them ends where they begin.
    return edit.span.start + (this.shifts[i - 1] ?? 0);
  }
}
