import type { Kind } from "@/lib/annotation/annotation";
import { KINDS } from "@/lib/contract/terms";
import type { Span } from "@/lib/span/span";
import type { Drawn } from "../model/surface-handle";
import { byStart } from "./by-start";

/** One mark of the map: the annotations of one kind on one row. */
export interface MapMark {
  readonly kind: Kind;
  /** The position from 0 (start of the text) to 1 (end). */
  readonly at: number;
  /** In reading order; never empty. */
  readonly ids: readonly string[];
}

/**
 * The marks of a map with this many rows, in order. Thousands of annotations become at most one
 * mark for each row and kind. `place` returns the position of an offset, from 0 to 1.
 */
export function mapMarks(
  annotations: readonly Drawn[],
  rows: number,
  place: (offset: number) => number,
): MapMark[] {
  const cells = new Map<number, { kind: Kind; at: number; ids: string[] }>();
  for (const drawn of byStart(annotations)) {
    const at = Math.min(Math.max(place(drawn.target[0]?.start ?? 0), 0), 1);
    const row = Math.min(Math.floor(at * rows), rows - 1);
    const key = row * KINDS.length + KINDS.indexOf(drawn.kind);
    const cell = cells.get(key);
    if (cell) cell.ids.push(drawn.id);
    else cells.set(key, { kind: drawn.kind, at: (row + 0.5) / rows, ids: [drawn.id] });
  }
  return [...cells.values()];
}

/**
 * The annotations of the row nearest to a position, of any kind; none if no row is within `reach`.
 */
export function marksNear(marks: readonly MapMark[], place: number, reach: number): string[] {
  const distance = ({ at }: MapMark) => Math.abs(at - place);
  const nearest = Math.min(...marks.map(distance));
  if (nearest > reach) return [];
  return marks.filter((mark) => distance(mark) === nearest).flatMap(({ ids }) => ids);
}

/** The positions of ticks for hits, from 0 to 1: one for each row that has a hit. */
export function hitMarks(
  hits: readonly Span[],
  rows: number,
  place: (offset: number) => number,
): number[] {
  const filled = new Set<number>();
  for (const { start } of hits) {
    const at = Math.min(Math.max(place(start), 0), 1);
    filled.add(Math.min(Math.floor(at * rows), rows - 1));
  }
  return [...filled].map((row) => (row + 0.5) / rows);
}
