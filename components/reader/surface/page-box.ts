import type { Box } from "../surface";

/** A box of the viewport in the coordinates of what scrolls the container. */
export function boxIn(container: Element, rect: DOMRect): Box {
  const scroller = scrollerOf(container);
  const corner = scroller?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const x = (scroller ? scroller.scrollLeft : window.scrollX) - corner.left;
  const y = (scroller ? scroller.scrollTop : window.scrollY) - corner.top;
  return { top: rect.top + y, bottom: rect.bottom + y, left: rect.left + x, right: rect.right + x };
}

/** The element that scrolls `element` up and down, or null for the page itself. */
export function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight)
      return at;
  }
  return null;
}
