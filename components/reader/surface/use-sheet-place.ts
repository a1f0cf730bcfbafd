import { useEffect, useLayoutEffect, useState, type CSSProperties, type RefObject } from "react";
import { onVisiblePart, visiblePart } from "@/components/ui/visible-part";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../context/reader-context";
import { scrollOffset } from "./page-box";

/** From the words to the sheet, in CSS pixels. */
const GAP = 24;

/**
 * Where a sheet at the foot of the window stands: above an on-screen keyboard, which leaves the
 * window as high as it was, and never over the words it is about. Those are the line that was
 * tapped, at a height of the page in CSS pixels, or else their first line. While somebody types the
 * field stays in view, with its form's buttons where there is room for both.
 */
export function useSheetPlace(
  inside: RefObject<HTMLElement | null>,
  target: readonly Span[] | null,
  tappedAt: RefObject<number | null>,
): CSSProperties {
  const { surface, scroller } = useReaderContext();
  const [style, setStyle] = useState<CSSProperties>({});

  useLayoutEffect(() => {
    const put = () => {
      const { height, bottom } = visiblePart();
      const style = { bottom: window.innerHeight - bottom, "--seen": `${height}px` };
      setStyle(style as CSSProperties);
    };
    put();
    return onVisiblePart(put);
  }, []);

  useEffect(() => {
    const sheet = inside.current?.parentElement;
    if (!sheet || !target) return;
    const keepWords = () => {
      const lines = surface()?.linesOf(target) ?? [];
      const at = tappedAt.current;
      const isTapped = ({ top, bottom }: { top: number; bottom: number }) =>
        at !== null && top <= at && at <= bottom;
      const line = lines.find(isTapped) ?? lines[0];
      if (!line) return;
      const page = scroller();
      const bottom = line.bottom - scrollOffset(page).y;
      const over = bottom + GAP - sheet.getBoundingClientRect().top;
      if (over > 0) (page ?? window).scrollBy({ top: over, behavior: "instant" });
    };
    const keepField = () => {
      const field = document.activeElement;
      if (!field || !sheet.contains(field) || !field.matches(FIELDS)) return;
      const buttons = field.closest("form")?.querySelectorAll("button");
      buttons?.item(buttons.length - 1).scrollIntoView({ block: "nearest" });
      field.scrollIntoView({ block: "nearest" });
    };
    const keep = () => {
      keepWords();
      keepField();
    };
    // Its parts come one after the other, and a form makes it higher.
    const sizes = new ResizeObserver(keep);
    sizes.observe(sheet);
    sheet.addEventListener("focusin", keepField);
    return () => {
      sizes.disconnect();
      sheet.removeEventListener("focusin", keepField);
    };
  }, [inside, target, tappedAt, surface, scroller, style]);
  return style;
}

const FIELDS = "input, textarea, select, [contenteditable]";
