import { bisector } from "d3-array";
import type { Span } from "@/lib/span/span";
import type { Leaf, OffsetIndex } from "./offset-index";

/** Only leaves longer than this are searched; shorter ones count as a whole. */
const LONG_LEAF = 30_000;

type Measured = Pick<Leaf, "element">;
const byTop = bisector<Measured, number>(({ element }) => element.getBoundingClientRect().top);
const byBottom = bisector<Measured, number>(
  ({ element }) => element.getBoundingClientRect().bottom,
);

/**
 * The part of a text between two heights of the viewport, in CSS pixels; it may contain some more
 * words, never fewer. Takes a few dozen measurements whatever the length: groups first, since
 * measuring a leaf in a group that is not laid out would lay it out.
 */
export function spanInView(index: OffsetIndex, top: number, bottom: number): Span | null {
  const { leaves, groups, length } = index;
  if (leaves.length === 0) return { start: 0, end: length };

  let [from, to] = [0, leaves.length];
  if (groups.length > 0) {
    const first = byBottom.right(groups, top);
    const after = byTop.left(groups, bottom);
    from = groups[first]?.firstLeaf ?? leaves.length;
    to = groups[after]?.firstLeaf ?? leaves.length;
  }
  const first = byBottom.right(leaves, top, from, to);
  const after = byTop.left(leaves, bottom, from, to);
  if (first >= after) return null;

  const edge = (i: number) => leaves[i]?.start ?? length;
  let [start, end] = [edge(first), edge(after)];
  if (edge(first + 1) - start > LONG_LEAF) {
    start = offsetAtHeight(index, { start, end: edge(first + 1) }, top);
  }
  const lastLeaf = edge(after - 1);
  if (end - lastLeaf > LONG_LEAF) end = offsetAtHeight(index, { start: lastLeaf, end }, bottom);
  return start < end ? { start, end } : null;
}

/**
 * About the first offset of a long leaf whose line begins below `y`. Bisects by hand: d3's bisector
 * searches arrays, and these are numbers, each measured only when it is asked for.
 */
function offsetAtHeight(index: OffsetIndex, { start, end }: Span, y: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(index, middle) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Collapsed white space has no box; the next character that has one is measured instead. */
function topOf(index: OffsetIndex, offset: number): number {
  for (let at = offset; at < Math.min(offset + 50, index.length); at++) {
    const [box] = index.boxesOf({ start: at, end: at + 1 });
    if (box && box.height > 0) return box.top;
  }
  return -Infinity;
}
