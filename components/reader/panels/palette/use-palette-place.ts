import { useLayoutEffect, useState, type CSSProperties, type RefObject } from "react";
import { useReaderContext } from "../../context/reader-context";
import type { Tagging } from "../../model/reading-state";
import { paletteHeight, visiblePart } from "./palette-height";

/** The bars at the top and at the foot of the page, and the distance to the words, in CSS pixels. */
const BAR = 60;
const FOOT = 52;
const GAP = 10;

/**
 * The position of the palette, always below the last selected words, in page coordinates; as a sheet
 * on narrow screens. Where there is too little room below the words, the text moves up; the palette
 * neither covers them nor changes its side. `full` says that a tag is being chosen: then its height
 * depends on the size of the window alone.
 */
export function usePalettePlace(
  box: RefObject<HTMLDivElement | null>,
  spans: Tagging["spans"],
  narrow: boolean,
  full: boolean,
): CSSProperties {
  const { surface, root } = useReaderContext();
  const [place, setPlace] = useState<CSSProperties>({ visibility: "hidden" });
  useLayoutEffect(() => {
    const element = box.current;
    const handle = surface();
    const [first] = spans;
    const last = spans.at(-1);
    if (!element || !handle || !first || !last) return setPlace({});
    const lastWord = [{ start: last.end - 1, end: last.end }];

    /** Moves the text so that its last selected word ends above `edge`, in the window's pixels. */
    const moveAbove = (edge: number) => {
      const end = handle.boxOfSpans(lastWord);
      if (!end) return;
      const over = end.bottom - window.scrollY + GAP - edge;
      if (over <= 0) return;
      if (root) handle.reveal(lastWord);
      else window.scrollBy({ top: over, behavior: "instant" });
    };
    const asSheet = () => {
      const seen = visiblePart();
      const height = full ? paletteHeight(seen.height, true) : undefined;
      const below = window.innerHeight - seen.bottom;
      setPlace({ height, maxHeight: paletteHeight(seen.height, true), bottom: below });
      moveAbove(seen.bottom - (height ?? element.getBoundingClientRect().height));
    };
    const beside = () => {
      const height = full
        ? paletteHeight(window.innerHeight - BAR - FOOT - 4 * GAP, false)
        : undefined;
      moveAbove(window.innerHeight - FOOT - (height ?? element.offsetHeight));
      const top = handle.boxOfSpans([first]);
      const end = handle.boxOfSpans(lastWord);
      if (!top || !end) return setPlace({});
      const parent = element.offsetParent?.getBoundingClientRect();
      const origin = {
        x: (parent?.left ?? 0) + window.scrollX,
        y: (parent?.top ?? 0) + window.scrollY,
      };
      const right = document.documentElement.clientWidth - element.offsetWidth - GAP;
      setPlace({
        top: end.bottom + GAP - origin.y,
        left: Math.max(GAP, Math.min(top.left, right)) - origin.x,
        height,
      });
    };
    const put = narrow ? asSheet : beside;
    put();
    // Above an on-screen keyboard, which leaves the window as high as it was.
    const seen = window.visualViewport;
    window.addEventListener("resize", put);
    seen?.addEventListener("resize", put);
    seen?.addEventListener("scroll", put);
    return () => {
      window.removeEventListener("resize", put);
      seen?.removeEventListener("resize", put);
      seen?.removeEventListener("scroll", put);
    };
  }, [box, spans, narrow, surface, full, root]);
  return place;
}
