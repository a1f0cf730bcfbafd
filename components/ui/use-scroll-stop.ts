"use client";
import { useEffect, useState, type RefObject } from "react";

/**
 * Makes an element a tab stop while there is something to scroll in it, so that it can be scrolled
 * with the keys; otherwise a person who tabs through the page would stop at nothing. Answers whether
 * it is one.
 */
export function useScrollStop(box: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      const { paddingTop, paddingBottom, paddingLeft, paddingRight } = getComputedStyle(element);
      // Where its padding alone is cut, all of its contents is in view.
      const room = (one: string, other: string) =>
        Number.parseFloat(one) + Number.parseFloat(other);
      const overflows =
        scrollHeight - clientHeight >= 1 + room(paddingTop, paddingBottom) ||
        scrollWidth - clientWidth >= 1 + room(paddingLeft, paddingRight);
      element.toggleAttribute("tabindex", false);
      if (overflows) element.tabIndex = 0;
      setScrolls(overflows);
    };
    const sizes = new ResizeObserver(measure);
    const observe = () => {
      sizes.disconnect();
      for (const part of [element, ...element.children]) sizes.observe(part);
    };
    observe();
    // What is shown instead of its first contents has another size.
    const contents = new MutationObserver(observe);
    contents.observe(element, { childList: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, [box]);
  return scrolls;
}
