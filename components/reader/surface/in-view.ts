import type { Span } from "@/lib/span/span";
import { last, type Leaf, type OffsetIndex } from "./offset-index";

/** A leaf longer than this is looked into; others are in view as a whole. */
const LONG_LEAF = 30_000;

/**
 * The part of a text that stands between two heights of the viewport, in CSS pixels. Some words
 * more may be in it, never fewer. A few dozen measurements whatever the length: groups first,
 * since asking about a leaf in a group that is not laid out would lay it out.
 */
export function spanInView(index: OffsetIndex, top: number, bottom: number): Span | null {
  const { leaves, groups, length } = index;
  if (leaves.length === 0) return { start: 0, end: length };
  const above = (element: Element) => element.getBoundingClientRect().bottom <= top;
  const begins = (element: Element) => element.getBoundingClientRect().top < bottom;

  let [from, to] = [0, leaves.length];
  if (groups.length > 0) {
    const first = last(groups.length, (i) => above(elementOf(groups, i))) + 1;
    const after = last(groups.length, (i) => begins(elementOf(groups, i))) + 1;
    from = groups[first]?.firstLeaf ?? leaves.length;
    to = groups[after]?.firstLeaf ?? leaves.length;
  }
  const first = from + last(to - from, (i) => above(elementOf(leaves, from + i))) + 1;
  const after = from + last(to - from, (i) => begins(elementOf(leaves, from + i))) + 1;
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

function elementOf(list: readonly Pick<Leaf, "element">[], i: number): HTMLElement {
  return (list[i] as Leaf).element;
}

/** About the first offset of a long leaf whose line begins below `y`. */
function offsetAtHeight(index: OffsetIndex, within: Span, y: number): number {
  return (
    within.start + last(within.end - within.start, (i) => topOf(index, within.start + i) < y) + 1
  );
}

/** Space that is not shown has no box; the next character that has one stands for it. */
function topOf(index: OffsetIndex, offset: number): number {
  for (let at = offset; at < Math.min(offset + 50, index.length); at++) {
    const [box] = index.boxesOf({ start: at, end: at + 1 });
    if (box && box.height > 0) return box.top;
  }
  return -Infinity;
}
