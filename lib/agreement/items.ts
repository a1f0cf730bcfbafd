import { bisector } from "d3-array";
import { partition, type Categories, type Segment } from "./segments";
import { stretchesOf, type Stretch } from "./stretches";
import type { Study } from "./study";

/** The value of a coder who did not code a unit. */
export const MISSING = -1;

/** Units on which each coder's value is the same, as one: `weight` is how many there are. */
export interface Item {
  /** By coder: a category, or `MISSING`. */
  readonly values: readonly number[];
  readonly weight: number;
}

/** The units of a part of the texts. A part is what is resampled. */
export type Part = readonly Item[];

/**
 * What each coder calls each unit. Neighbours that everybody calls the same are one item, so the
 * cost depends on the marks and not on the length of the texts.
 */
export function itemsOf(study: Study, categories: Categories): Part[] {
  const partitions = study.texts.map(({ marks, length }) =>
    marks.map((some) => some && partition(some, length, categories)),
  );
  return stretchesOf(study.texts).map((stretch) =>
    itemsIn(partitions[stretch.text] ?? [], stretch),
  );
}

function itemsIn(coders: readonly (readonly Segment[] | null)[], { start, end }: Stretch): Part {
  const weights = new Map<string, { values: number[]; weight: number }>();
  const cursors = coders.map((segments) => (segments ? segmentAt(segments, start) : 0));
  let at = start;
  while (at < end) {
    let next = end;
    const values = coders.map((segments, coder) => {
      if (!segments) return MISSING;
      let segment = segments[cursors[coder] ?? 0];
      if (segment && segment.end <= at) segment = segments[++(cursors[coder] as number)];
      next = Math.min(next, segment?.end ?? end);
      return segment?.category ?? MISSING;
    });
    const key = values.join(",");
    const found = weights.get(key);
    if (found) found.weight += next - at;
    else weights.set(key, { values, weight: next - at });
    at = next;
  }
  return [...weights.values()];
}

/** The index of the segment that holds a place. */
const segmentAt = bisector(({ end }: Segment) => end).right;
