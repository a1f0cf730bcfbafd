import type { Span } from "./span";

/** A run of text that the same spans cover; `covering` holds indices into the input, ascending. */
export interface FlatSegment extends Span {
  readonly covering: readonly number[];
}

/**
 * Overlapping spans as flat segments for painting: in order, disjoint, each as long as the set of
 * covering spans does not change. Text that no span covers is left out. O(n log n) by a sweep, plus
 * what is written into `covering`.
 */
export function flatten(spans: readonly Span[]): FlatSegment[] {
  const edges = spans
    .flatMap(({ start, end }, index) =>
      start < end
        ? [
            { at: start, index, opens: true },
            { at: end, index, opens: false },
          ]
        : [],
    )
    .sort((a, b) => a.at - b.at);
  const segments: FlatSegment[] = [];
  const open = new Set<number>();
  let from = 0;
  for (const { at, index, opens } of edges) {
    if (open.size > 0 && from < at) {
      segments.push({ start: from, end: at, covering: [...open].sort((a, b) => a - b) });
    }
    from = at;
    if (opens) open.add(index);
    else open.delete(index);
  }
  return segments;
}

/**
 * A lane for each span, so that overlapping spans have different lanes and no more lanes are used
 * than spans overlap at the deepest place. Lane 0 is the nearest to the text; of spans that start
 * together the longest gets it. Touching spans may share a lane.
 *
 * Greedy in reading order with the lowest free lane, which is optimal for intervals.
 */
export function stack(spans: readonly Span[]): number[] {
  const order = spans
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [spans[a] as Span, spans[b] as Span];
      return x.start - y.start || y.end - x.end || a - b;
    });
  const lanes = new Array<number>(spans.length).fill(0);
  const busy = new Heap((a, b) => a.end - b.end);
  const free = new Heap((a, b) => a.lane - b.lane);
  let used = 0;
  for (const index of order) {
    const { start, end } = spans[index] as Span;
    for (let first = busy.first; first && first.end <= start; first = busy.first) {
      free.push(first);
      busy.pop();
    }
    const lane = free.pop()?.lane ?? used++;
    lanes[index] = lane;
    busy.push({ end, lane });
  }
  return lanes;
}

interface Taken {
  readonly end: number;
  readonly lane: number;
}

/** A binary heap: reads the smallest in O(1), adds and removes in O(log n). */
class Heap {
  private readonly items: Taken[] = [];

  constructor(private readonly order: (a: Taken, b: Taken) => number) {}

  get first(): Taken | undefined {
    return this.items[0];
  }

  push(item: Taken): void {
    let at = this.items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.order(this.items[parent] as Taken, item) <= 0) break;
      this.items[at] = this.items[parent] as Taken;
      at = parent;
    }
    this.items[at] = item;
  }

  pop(): Taken | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (!last || this.items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.items.length) break;
      const [left, right] = [this.items[child], this.items[child + 1]];
      if (left && right && this.order(right, left) < 0) child++;
      if (this.order(this.items[child] as Taken, last) >= 0) break;
      this.items[at] = this.items[child] as Taken;
      at = child;
    }
    this.items[at] = last;
    return top;
  }
}
