import { bisector } from "d3-array";
import type { Span } from "@/lib/span/span";
import type { Found } from "../model/surface-handle";
import type { OffsetIndex } from "./offset-index";

const byEnd = bisector<Span, number>(({ end }) => end);

const ALL = "found";
const CURRENT = "found-now";

export interface HitHighlights {
  /** Draws the hits that stand within a span of the text; null for neither. */
  show(found: Found | null, within: Span | null): void;
  destroy(): void;
}

/**
 * Draws what was found with the browser's own highlights: nothing is added to the text, however
 * many hits there are. The names are of the whole page, so texts beside each other share them
 * and each takes away only its own ranges. Where the browser has no such highlights, the hit
 * that is stepped to is still scrolled to, and can be selected.
 */
export function hitHighlights(index: OffsetIndex): HitHighlights {
  let mine: Range[] = [];
  const clear = () => {
    for (const name of [ALL, CURRENT]) {
      for (const range of mine) CSS.highlights.get(name)?.delete(range);
    }
    mine = [];
  };
  const draw = (name: string, span: Span) => {
    let highlight = CSS.highlights.get(name);
    if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
    // The current one goes over the others.
    highlight.priority = name === CURRENT ? 1 : 0;
    const range = index.rangeOf(span);
    mine.push(range);
    highlight.add(range);
  };
  if (!("highlights" in CSS)) return { show: () => undefined, destroy: () => undefined };
  return {
    show(found, within) {
      if (mine.length > 0) clear();
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
