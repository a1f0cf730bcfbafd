import { useEffectEvent, useLayoutEffect, type RefObject } from "react";

/** The bar above the text, with a little air. CSS pixels. */
const BAR = 64;
/** What stays free above the legend. CSS pixels. */
const AIR = 8;
/** An open card is not made smaller than this. CSS pixels. */
const LEAST = 240;
/** Milliseconds without a further scroll event after which scrolling is over. */
const SETTLE_DELAY_MS = 120;

/**
 * Limits the height of an open card to what is in view below its first line, in `--card-limit`, so
 * that it scrolls inside while its words stay on the screen beside it. A card that opens near the
 * lower edge moves the page up by what it lacks. `top` is where it stands in its column, in CSS
 * pixels.
 */
export function useCardLimit(
  slot: RefObject<HTMLElement | null>,
  open: boolean,
  top: number,
): void {
  useLayoutEffect(() => {
    const element = slot.current;
    if (!open || !element) return;
    const room = () => roomBelow(element, top);
    const limit = () => {
      const most = Math.max(LEAST, window.innerHeight - BAR - footHeight());
      const height = Math.min(Math.max(room(), LEAST), most);
      element.style.setProperty("--card-limit", `${Math.floor(height)}px`);
    };
    let timer = 0;
    const onScroll = () => {
      clearTimeout(timer);
      timer = window.setTimeout(limit, SETTLE_DELAY_MS);
    };
    limit();
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", limit);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", limit);
      element.style.removeProperty("--card-limit");
    };
  }, [slot, open, top]);

  // Only when it opens: a card that other cards move does not move the page.
  const lift = useEffectEvent((element: HTMLElement) => {
    const room = roomBelow(element, top);
    const isInView = room > 0 && room < window.innerHeight - footHeight();
    if (isInView && room < LEAST) window.scrollBy({ top: LEAST - room, behavior: "instant" });
  });
  useLayoutEffect(() => {
    if (open && slot.current) lift(slot.current);
  }, [slot, open]);
}

/** What is in view below the top of a card, without the legend. */
function roomBelow(element: HTMLElement, top: number): number {
  const column = element.offsetParent?.getBoundingClientRect().top ?? 0;
  return window.innerHeight - footHeight() - column - top;
}

/** What the legend takes of the screen; it is higher where it also says what colours mean. */
function footHeight(): number {
  const foot = document.querySelector<HTMLElement>("[data-foot]");
  return (foot?.offsetHeight ?? 0) + AIR;
}
