import FlatQueue from "flatqueue";
import type { Marked } from "./study";

interface Sided {
  readonly mark: Marked;
  readonly side: 0 | 1;
}

/**
 * As many pairs of spans that overlap as there can be, one of each list. By the end of the spans:
 * all partners of the span that ends first hold its end, so the partner that ends first itself is
 * the one that others miss least. In time n log n.
 */
export function matchOverlapping(
  one: readonly Marked[],
  other: readonly Marked[],
): (readonly [Marked, Marked])[] {
  const both = [
    ...one.map((mark) => ({ mark, side: 0 as const })),
    ...other.map((mark) => ({ mark, side: 1 as const })),
  ].filter(({ mark }) => mark.start < mark.end);
  const begins = both.toSorted((a, b) => a.mark.start - b.mark.start);
  const ends = both.toSorted((a, b) => a.mark.end - b.mark.end || a.mark.start - b.mark.start);
  const open = [new FlatQueue<Sided>(), new FlatQueue<Sided>()] as const;
  const matched = new Set<Sided>();
  const pairs: (readonly [Marked, Marked])[] = [];
  let next = 0;
  for (const first of ends) {
    // Whatever begins before this one ends and was not closed overlaps with it.
    while (next < begins.length && (begins[next]?.mark.start ?? 0) < first.mark.end) {
      const begun = begins[next++] as Sided;
      open[begun.side].push(begun, begun.mark.end);
    }
    if (matched.has(first)) continue;
    matched.add(first);
    const partner = firstOpen(open[first.side === 0 ? 1 : 0]);
    if (!partner) continue;
    matched.add(partner);
    pairs.push(first.side === 0 ? [first.mark, partner.mark] : [partner.mark, first.mark]);
  }
  return pairs;

  function firstOpen(queue: FlatQueue<Sided>): Sided | undefined {
    for (;;) {
      const found = queue.pop();
      if (!found || !matched.has(found)) return found;
    }
  }
}
