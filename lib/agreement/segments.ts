import type { Marked } from "./study";
import { withoutOverlaps } from "./study";

/** What stands for a stretch that a coder did not mark. */
export const NOTHING = 0;

/**
 * A stretch of a text with one category: `NOTHING`, or what `Categories` made of the labels that
 * stand on it.
 */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly category: number;
}

/**
 * Categories of a partition. A stretch on which one coder put several labels has a category of its
 * own, since measures of one value for each unit know no second one.
 */
export class Categories {
  private readonly known = new Map<string, number>();
  /** By category: its labels, ascending. */
  readonly labels: (readonly number[])[] = [[]];

  of(labels: readonly number[]): number {
    if (labels.length === 0) return NOTHING;
    const key = labels.join(",");
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.labels.push([...labels]);
    this.known.set(key, this.labels.length - 1);
    return this.labels.length - 1;
  }

  get count(): number {
    return this.labels.length;
  }
}

/**
 * A coder's marks as a partition of the whole text: units and the gaps between them, without
 * overlaps and without holes. In time n log n, times the labels that overlap.
 */
export function partition(
  marks: readonly Marked[],
  length: number,
  categories: Categories,
): Segment[] {
  const inside = withoutOverlaps(marks).filter(({ start, end }) => start < end);
  const begins = inside.toSorted((one, other) => one.start - other.start);
  const ends = inside.toSorted((one, other) => one.end - other.end);
  const segments: Segment[] = [];
  const active = new Map<number, number>();
  let at = 0;
  let next = 0;
  let done = 0;
  while (at < length) {
    while (done < ends.length && (ends[done] as Marked).end <= at) leave(ends[done++] as Marked);
    while (next < begins.length && (begins[next] as Marked).start <= at) {
      const { label } = begins[next++] as Marked;
      active.set(label, (active.get(label) ?? 0) + 1);
    }
    const end = Math.min(ends[done]?.end ?? length, begins[next]?.start ?? length, length);
    const labels = [...active.keys()].sort((one, other) => one - other);
    segments.push({ start: at, end, category: categories.of(labels) });
    at = end;
  }
  return segments;

  function leave({ label }: Marked) {
    const count = (active.get(label) ?? 0) - 1;
    if (count > 0) active.set(label, count);
    else active.delete(label);
  }
}
