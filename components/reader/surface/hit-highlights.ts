import { bisector } from "d3-array";
import type { Span } from "@/lib/span/span";
import type { Found } from "../model/surface-handle";
import type { OffsetIndex } from "./offset-index";

const byEnd = bisector<Span, number>(({ end }) => end);

const ALL = "found";
const CURRENT = "found-now";

export interface HitHighlights {
  /** Draws the hits within a span of the text; null removes all. */
  show(found: Found | null, within: Span | null): void;
  destroy(): void;
}

/**
 * Draws hits with the CSS Custom Highlight API: nothing is added to the DOM, however many there
 * are. Highlight names belong to the whole page, so two texts share them and each removes only its
 * own ranges. Where the API is missing, the current hit is still scrolled to and can be selected.
 */
export function hitHighlights(index: OffsetIndex): HitHighlights {
  let drawn: Range[] = [];
  const clear = () => {
    for (const name of [ALL, CURRENT]) {
      for (const range of drawn) CSS.highlights.get(name)?.delete(range);
    }
    drawn = [];
  };
  const draw = (name: string, span: Span) => {
    let highlight = CSS.highlights.get(name);
    if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
    // The current hit is painted over the others.
    highlight.priority = name === CURRENT ? 1 : 0;
    const range = index.rangeOf(span);
    drawn.push(range);
    highlight.add(range);
  };
  if (!("highlights" in CSS)) return { show: () => undefined, destroy: () => undefined };
  return {
    show(found, within) {
      if (drawn.length > 0) clear();
      if (!found || !within) return;
      const { hits, at } = found;
      const hit = (i: number) => hits[i] as Span;
      const first = byEnd.right(hits, within.start);
      for (let i = first; i < hits.length && hit(i).start < within.end; i++) {
        draw(i === at ? CURRENT : ALL, hit(i));
      }
    },
    destroy: clear,
  };
}
