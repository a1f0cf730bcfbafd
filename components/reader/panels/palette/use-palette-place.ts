import { useLayoutEffect, useState, type CSSProperties, type RefObject } from "react";
import { onVisiblePart, visiblePart } from "@/components/ui/visible-part";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../../context/reader-context";
import type { Tagging } from "../../model/reading-state";
import { paletteHeight } from "./palette-height";

/** The bars at the top and at the foot of the page, and the distance to the words, in CSS pixels. */
const BAR = 60;
const FOOT = 52;
const GAP = 10;

interface PalettePosition {
  readonly style: CSSProperties;
  /** Where the last selected word has to end in the window; null while nothing is known. */
  readonly edge: number | null;
  /** Makes the page so long that its last words can be moved up that far. */
  readonly spacer: CSSProperties | null;
}

const HIDDEN: PalettePosition = { style: { visibility: "hidden" }, edge: null, spacer: null };

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
): Pick<PalettePosition, "style" | "spacer"> {
  const { surface, root } = useReaderContext();
  const [{ style, edge, spacer }, setPlaced] = useState<PalettePosition>(HIDDEN);
  useLayoutEffect(() => {
    const element = box.current;
    const handle = surface();
    const [first] = spans;
    const last = spans.at(-1);
    if (!element || !handle || !first || !last) return setPlaced({ ...HIDDEN, style: {} });
    const put = () => {
      const top = handle.boxOfSpans([first]);
      const end = handle.boxOfSpans(lastOf(last));
      if (!top || !end) return setPlaced({ ...HIDDEN, style: {} });
      const parent = element.offsetParent?.getBoundingClientRect();
      const origin = {
        x: (parent?.left ?? 0) + window.scrollX,
        y: (parent?.top ?? 0) + window.scrollY,
      };
      const seen = narrow
        ? visiblePart()
        : { height: window.innerHeight, bottom: window.innerHeight };
      const most = paletteHeight(narrow ? seen.height : seen.height - BAR - FOOT - 4 * GAP, narrow);
      const height = full ? most : element.offsetHeight;
      const bottom = narrow ? seen.bottom : seen.bottom - FOOT;
      // Without the room that is kept for the scrollbar, which the width of the root may hold.
      const right = document.body.clientWidth - element.offsetWidth - GAP;
      setPlaced({
        style: narrow
          ? {
              maxHeight: most,
              bottom: window.innerHeight - seen.bottom,
              height: full ? most : undefined,
            }
          : {
              top: end.bottom + GAP - origin.y,
              left: Math.max(GAP, Math.min(top.left, right)) - origin.x,
              height: full ? most : undefined,
            },
        edge: bottom - height - GAP,
        spacer: { top: end.bottom - origin.y, height: window.innerHeight - bottom + height + GAP },
      });
    };
    put();
    return onVisiblePart(put);
  }, [box, spans, narrow, surface, full]);

  // Only once the page is as long as it has to be can its last words move up.
  useLayoutEffect(() => {
    const last = spans.at(-1);
    const handle = surface();
    const end = last && handle?.boxOfSpans(lastOf(last));
    if (edge === null || !last || !end) return;
    const over = end.bottom - window.scrollY - edge;
    if (over <= 0) return;
    if (root) handle?.reveal(lastOf(last));
    else window.scrollBy({ top: over, behavior: "instant" });
  }, [edge, spans, surface, root]);
  return { style, spacer };
}

function lastOf({ end }: Span): readonly Span[] {
  return [{ start: end - 1, end }];
}
