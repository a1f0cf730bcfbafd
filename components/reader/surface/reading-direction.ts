/**
 * Whether the words of a range are read leftwards, by the direction of the element they end in.
 * Each element is asked once: its style is known whenever the overlay is drawn, and its layout is
 * not asked for.
 */
export function readingDirection(): (range: Range | undefined) => boolean {
  const known = new WeakMap<Element, boolean>();
  return (range) => {
    const element = range?.endContainer.parentElement;
    if (!element) return false;
    const before = known.get(element);
    if (before !== undefined) return before;
    const leftwards = getComputedStyle(element).direction === "rtl";
    known.set(element, leftwards);
    return leftwards;
  };
}
