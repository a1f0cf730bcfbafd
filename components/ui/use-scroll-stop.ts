"use client";
import { useEffect, type RefObject } from "react";

/**
 * Makes an element a tab stop while there is something to scroll in it, so that it can be scrolled
 * with the keys; otherwise a person who tabs through the page would stop at nothing.
 */
export function useScrollStop(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      element.toggleAttribute("tabindex", false);
      if (scrollHeight > clientHeight || scrollWidth > clientWidth) element.tabIndex = 0;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box]);
}
