/**
 * Returns a function that tells whether the words of a range run from right to left, by the
 * direction of the element they end in. Cached by element; reading the style forces no layout.
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
