import type { Box } from "../model/surface-handle";

/** A box of the viewport in the coordinates of the element that scrolls the container. */
export function boxIn(container: Element, rect: DOMRect): Box {
  const { x, y } = scrollOffset(scrollerOf(container));
  return { top: rect.top + y, bottom: rect.bottom + y, left: rect.left + x, right: rect.right + x };
}

/** The offset of those coordinates from the viewport's corner; null means the page itself. */
export function scrollOffset(scroller: Element | null): { readonly x: number; readonly y: number } {
  if (!scroller) return { x: window.scrollX, y: window.scrollY };
  const { left, top } = scroller.getBoundingClientRect();
  return { x: scroller.scrollLeft - left, y: scroller.scrollTop - top };
}

/** The element that scrolls `element` vertically, or null for the page itself. */
export function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight)
      return at;
  }
  return null;
}
