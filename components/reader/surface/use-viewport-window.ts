import { startTransition, useLayoutEffect, useState } from "react";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../context/reader-context";
import { deepEqual } from "../model/deep-equal";
import { watchPace } from "./pace";
import { scrollOffset } from "./page-box";

/** Words this many screens above and below what is seen are near; looked again when half is left. */
const SCREENS = 1.5;

/**
 * The part of the text that stands near what is seen: whatever is measured at each layout is
 * measured there only. Null before the text is laid out, and as long as there is nothing to be
 * measured. `layout` counts changes of the layout.
 */
export function useViewportWindow(layout: number, isWanted: boolean): Span | null {
  const { surface, scroller } = useReaderContext();
  const [span, setSpan] = useState<Span | null>(null);
  useLayoutEffect(() => {
    if (!isWanted) return;
    const height = window.innerHeight;
    const down = () => scrollOffset(scroller()).y;
    let looked = 0;
    const look = () => {
      looked = down();
      const next = surface()?.spanBetween(-height * SCREENS, height * (1 + SCREENS)) ?? null;
      setSpan((before) => (deepEqual(before, next) ? before : next));
    };
    look();
    return watchPace(down, () => {
      if (Math.abs(down() - looked) > (height * SCREENS) / 2) startTransition(look);
    });
  }, [layout, isWanted, surface, scroller]);
  return span;
}

/** Whether any of some spans stands in what is near. */
export function isInViewportWindow(near: Span | null, spans: readonly Span[]): boolean {
  return near !== null && spans.some(({ start, end }) => start < near.end && end > near.start);
}
