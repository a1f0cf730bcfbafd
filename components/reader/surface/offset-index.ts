import { bisectLeft, bisector, bisectRight } from "d3-array";
import type { Span } from "@/lib/span/span";

/** A position between two characters in the rendered text. */
interface Point {
  readonly node: Text;
  readonly offset: number;
}

/** The element of a leaf block and the span of its words; the leaf of an empty cell is empty. */
export interface Leaf {
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
}

/**
 * Converts offsets of a text to positions in the elements that show it and back, in UTF-16 code
 * units. Built once for each rendered text, by one walk over its text nodes; every later lookup is a
 * binary search.
 */
export interface OffsetIndex {
  readonly root: HTMLElement;
  readonly length: number;
  /** In reading order. */
  readonly leaves: readonly Leaf[];
  /** Blocks that are laid out together, with the index of their first leaf; none in short texts. */
  readonly groups: readonly { readonly element: HTMLElement; readonly firstLeaf: number }[];
  /** Finds the text nodes anew after something other than the page changed them. */
  readAgain(): void;
  /** A range from before the first to after the last character of the span. */
  rangeOf(span: Span): Range;
  /**
   * The same span as one range for each text node it touches, in order. Takes ranges that are no
   * longer needed from the end of `used` before it makes new ones.
   */
  rangesOf(span: Span, used: Range[]): readonly Range[];
  /**
   * The boxes of the span's lines in the viewport. Measured with one shared range, since every
   * live range slows down each DOM change until it is garbage collected.
   */
  boxesOf(span: Span): readonly DOMRect[];
  /**
   * The offset of a DOM position. A position between elements counts as the next character; one
   * outside the text as its start or end.
   */
  offsetOf(node: Node, offset: number): number;
  /** The position before the character at `offset`. */
  pointAt(offset: number): Point;
}

const byStart = bisector<Span, number>(({ start }) => start);
/** Text nodes that begin before a position compare as −1. */
const byPosition = bisector<Text, Range>((node, position) => position.comparePoint(node, 0));

export function offsetIndex(root: HTMLElement): OffsetIndex {
  let { nodes, starts, startOf, length } = textNodesOf(root);
  const leaves = [...root.querySelectorAll<HTMLElement>("[data-at]")].map((element) => ({
    element,
    start: Number(element.dataset["at"]),
    end: Number(element.dataset["to"]),
  }));
  const groups = [...root.querySelectorAll<HTMLElement>("[data-group]")].map((element) => {
    const first = element.querySelector<HTMLElement>("[data-at]");
    const start = Number(first?.dataset["at"] ?? length);
    return { element, firstLeaf: byStart.left(leaves, start) };
  });

  const pointIn = (i: number, offset: number): Point => {
    const node = nodes[i];
    if (!node) throw new RangeError(`no place in a text of ${length}: ${offset}`);
    return { node, offset: offset - (starts[i] as number) };
  };
  const pointAt = (offset: number) => {
    const clamped = Math.min(Math.max(offset, 0), length);
    return pointIn(bisectRight(starts, clamped) - 1, clamped);
  };

  const setRange = (range: Range, span: Span): Range => {
    const from = pointAt(span.start);
    // The end belongs to the node of the last character, not to the one that begins there.
    const end = Math.min(Math.max(span.end, 0), length);
    const to = pointIn(Math.max(0, bisectLeft(starts, end) - 1), end);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  };
  const ruler = document.createRange();
  const rangesOf = ({ start, end }: Span, used: Range[]): Range[] => {
    const ranges: Range[] = [];
    const first = Math.max(0, bisectRight(starts, start) - 1);
    for (let i = first; i < nodes.length && (starts[i] as number) < end; i++) {
      const [node, from] = [nodes[i] as Text, starts[i] as number];
      const range = used.pop() ?? document.createRange();
      range.setStart(node, Math.max(0, start - from));
      range.setEnd(node, Math.min(node.length, end - from));
      ranges.push(range);
    }
    return ranges;
  };

  return {
    root,
    get length() {
      return length;
    },
    readAgain: () => void ({ nodes, starts, startOf, length } = textNodesOf(root)),
    leaves,
    groups,
    pointAt,
    rangeOf: (span) => setRange(document.createRange(), span),
    rangesOf,
    boxesOf: (span) => [...setRange(ruler, span).getClientRects()],
    offsetOf(node, offset) {
      const start = startOf.get(node);
      if (start !== undefined) return start + Math.min(offset, (node as Text).length);
      ruler.setStart(node, offset);
      ruler.collapse(true);
      return starts[byPosition.left(nodes, ruler)] ?? length;
    },
  };
}

/** The text nodes that hold characters, each with its offset, and what they hold together. */
function textNodesOf(root: HTMLElement) {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const startOf = new Map<Node, number>();
  let length = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    if (text.length === 0) continue;
    nodes.push(text);
    starts.push(length);
    startOf.set(text, length);
    length += text.length;
  }
  return { nodes, starts, startOf, length };
}
