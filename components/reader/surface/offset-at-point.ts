import type { OffsetIndex } from "./offset-index";

type Place = Pick<OffsetIndex, "root" | "offsetOf">;

/**
 * The offset under a point of the viewport, in UTF-16 code units; null beside the text and where
 * something lies over it. Safari has only the second API.
 */
export function offsetAtPoint({ root, offsetOf }: Place, x: number, y: number): number | null {
  if ("caretPositionFromPoint" in document) {
    const place = document.caretPositionFromPoint(x, y);
    const inside = place && root.contains(place.offsetNode);
    return inside ? offsetOf(place.offsetNode, place.offset) : null;
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  const inside = range && root.contains(range.startContainer);
  return inside ? offsetOf(range.startContainer, range.startOffset) : null;
}
