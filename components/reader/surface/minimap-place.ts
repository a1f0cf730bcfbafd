import { bisector } from "d3-array";
import type { OffsetIndex } from "./offset-index";

const byStart = bisector<{ readonly start: number }, number>(({ start }) => start);

/**
 * The positions of offsets in the text as it is laid out, from 0 (top) to 1 (end). Measured once
 * for each layout, so that a map can look up thousands. In long texts groups of blocks are measured,
 * since blocks far from the viewport are not laid out yet.
 */
export function places({ root, groups, leaves, length }: OffsetIndex): (offset: number) => number {
  const { top, height } = root.getBoundingClientRect();
  if (height === 0) return (offset) => offset / Math.max(length, 1);
  const parts =
    groups.length > 0
      ? groups.map(({ element, firstLeaf }) => ({ element, start: leaves[firstLeaf]?.start ?? 0 }))
      : leaves;
  const measured = parts.map(({ element, start }) => {
    const box = element.getBoundingClientRect();
    return { start, top: (box.top - top) / height, height: box.height / height };
  });
  return (offset) => {
    const at = Math.max(0, byStart.right(measured, offset) - 1);
    const part = measured[at];
    if (!part) return offset / Math.max(length, 1);
    const share =
      (offset - part.start) / Math.max((measured[at + 1]?.start ?? length) - part.start, 1);
    return part.top + part.height * Math.min(Math.max(share, 0), 1);
  };
}
