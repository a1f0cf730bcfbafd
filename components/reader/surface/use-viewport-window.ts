import { startTransition, useLayoutEffect, useState } from "react";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../context/reader-context";
import { deepEqual } from "../model/deep-equal";
import { watchPace } from "./pace";
import { scrollOffset } from "./page-box";

/** The window reaches this many screens above and below the viewport; updated when half is left. */
const SCREENS = 1.5;

/**
 * The span of the text around the viewport, in UTF-16 code units: only words in it are measured at
 * each layout. Null before the text is laid out and while `isWanted` is false. `layout` counts
 * layout changes.
 */
export function useViewportWindow(layout: number, isWanted: boolean): Span | null {
  const { surface, scroller } = useReaderContext();
  const [span, setSpan] = useState<Span | null>(null);
  useLayoutEffect(() => {
    if (!isWanted) return;
    const height = window.innerHeight;
    const scrollTop = () => scrollOffset(scroller()).y;
    let measuredAt = 0;
    const look = () => {
      measuredAt = scrollTop();
      const next = surface()?.spanBetween(-height * SCREENS, height * (1 + SCREENS)) ?? null;
      setSpan((before) => (deepEqual(before, next) ? before : next));
    };
    look();
    return watchPace(scrollTop, () => {
      if (Math.abs(scrollTop() - measuredAt) > (height * SCREENS) / 2) startTransition(look);
    });
  }, [layout, isWanted, surface, scroller]);
  return span;
}

/** Whether any of the spans overlaps the window. */
export function isInViewportWindow(windowSpan: Span | null, spans: readonly Span[]): boolean {
  return (
    windowSpan !== null &&
    spans.some(({ start, end }) => start < windowSpan.end && end > windowSpan.start)
  );
}
