import { offsetAtPoint } from "./offset-at-point";
import type { OffsetIndex } from "./offset-index";
import { scrollerOf } from "./page-box";

/** A press that moves less is a click, in CSS pixels. */
const CLICK_REACH = 4;
/** How far apart heights are at which a line beside a point is looked for, in CSS pixels. */
const STEP = 8;
/** Within this distance of its edges a scroll container follows the pointer, by this much a frame. */
const RIM = 36;
const SCROLL = 12;

export interface DragBesideOptions {
  /** Presses on these act on something: no selection begins there. */
  readonly controls: string;
  /** A drag that was begun outside the text selects words of it from now on. */
  onBegin(event: MouseEvent): void;
}

/**
 * Lets a mouse that is dragged beyond the text select what is on the line beside it. The browser
 * would go on with whatever stands there, and so to the end of the text. A drag may begin outside
 * as well, where there are no other words. `preventDefault` on a move stops the browser's own step;
 * those it makes between two moves, while it might scroll, are taken back.
 */
export function watchDragBeside(
  index: OffsetIndex,
  { controls, onBegin }: DragBesideOptions,
): () => void {
  const { root } = index;
  /** Where the button was pressed outside the text, until the drag has begun. */
  let press: { readonly x: number; readonly y: number } | null = null;
  let isDragged = false;
  /** Where a drag that was begun outside the text begins in it. */
  let anchor: number | null = null;
  let last: { readonly x: number; readonly y: number } | null = null;
  let frame = 0;

  const extendTo = (x: number, y: number) => {
    const offset = offsetBesidePoint(index, x, y);
    const selection = document.getSelection();
    if (offset === null || !selection) return;
    const { node, offset: at } = index.pointAt(offset);
    // The browser begins a selection of its own at its first step, wherever the pointer is by then.
    if (anchor !== null && !isAt(selection.anchorNode, selection.anchorOffset, anchor)) {
      const from = index.pointAt(anchor);
      return selection.setBaseAndExtent(from.node, from.offset, node, at);
    }
    if (!root.contains(selection.anchorNode)) return;
    if (selection.focusNode !== node || selection.focusOffset !== at) selection.extend(node, at);
  };
  const isAt = (node: Node | null, at: number, offset: number) =>
    node !== null && root.contains(node) && index.offsetOf(node, at) === offset;
  const extendAgain = () => {
    if (last) extendTo(last.x, last.y);
  };
  const scrollBy = (): number => {
    const box = scrollerOf(root)?.getBoundingClientRect();
    const { top, bottom } = box ?? { top: 0, bottom: window.innerHeight };
    if (!last) return 0;
    return last.y < top + RIM ? -SCROLL : last.y > bottom - RIM ? SCROLL : 0;
  };
  const scroll = () => {
    frame = 0;
    const top = scrollBy();
    if (!last || top === 0) return;
    (scrollerOf(root) ?? window).scrollBy({ top, behavior: "instant" });
    extendTo(last.x, last.y);
    frame = requestAnimationFrame(scroll);
  };
  const end = () => {
    press = last = anchor = null;
    isDragged = false;
    cancelAnimationFrame(frame);
    frame = 0;
  };

  const onDown = (event: PointerEvent) => {
    end();
    if (event.pointerType === "touch" || event.button !== 0 || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : null;
    isDragged = root.contains(target);
    if (isDragged || !target || target.closest(controls)) return;
    const { clientX: x, clientY: y } = event;
    const isOnScrollbar = x >= document.documentElement.clientWidth;
    if (!isOnScrollbar && !isOnWords(x, y)) press = { x, y };
  };
  const begin = (event: MouseEvent): boolean => {
    if (!press) return false;
    const { x, y } = press;
    const isBeside = root.getBoundingClientRect();
    const isLevel = isBeside.top <= y && y <= isBeside.bottom;
    const isOver = event.target instanceof Node && root.contains(event.target);
    if (!isLevel && !isOver) return false;
    if (Math.hypot(event.clientX - x, event.clientY - y) < CLICK_REACH) return false;
    anchor = offsetBesidePoint(index, x, y);
    if (anchor === null) return false;
    const { node, offset } = index.pointAt(anchor);
    document.getSelection()?.setBaseAndExtent(node, offset, node, offset);
    press = null;
    isDragged = true;
    onBegin(event);
    return true;
  };
  const onMove = (event: MouseEvent) => {
    if ((event.buttons & 1) === 0) return end();
    if (!isDragged && !begin(event)) return;
    const isOver = event.target instanceof Node && root.contains(event.target);
    last = null;
    if (isOver && anchor === null) return;
    event.preventDefault();
    last = { x: event.clientX, y: event.clientY };
    extendTo(last.x, last.y);
    if (scrollBy() !== 0) frame ||= requestAnimationFrame(scroll);
  };

  const onUp = () => {
    extendAgain();
    end();
  };

  document.addEventListener("pointerdown", onDown, true);
  document.addEventListener("mousemove", onMove, true);
  document.addEventListener("mouseup", onUp, true);
  document.addEventListener("selectionchange", extendAgain);
  return () => {
    end();
    document.removeEventListener("pointerdown", onDown, true);
    document.removeEventListener("mousemove", onMove, true);
    document.removeEventListener("mouseup", onUp, true);
    document.removeEventListener("selectionchange", extendAgain);
  };
}

/**
 * The offset on the line beside a point of the viewport, wherever that lies: at the end of the line
 * for one on its right, before the first line the beginning of the text, below the last its end.
 * Null while nothing of the text is seen.
 */
export function offsetBesidePoint(place: OffsetIndex, x: number, y: number): number | null {
  const { left, right, top, bottom } = place.root.getBoundingClientRect();
  if (y < top) return 0;
  if (y > bottom) return place.length;
  const inside = Math.min(Math.max(x, left + 1), right - 1);
  const [from, to] = [Math.max(top, 0), Math.min(bottom, window.innerHeight)];
  const start = Math.min(Math.max(y, from + 1), to - 1);
  // A bar over the text hides its lines: the nearest one beyond it counts.
  const step = start < (from + to) / 2 ? STEP : -STEP;
  for (let at = start; at > from && at < to; at += step) {
    const offset = offsetAtPoint(place, inside, at);
    if (offset !== null) return offset;
  }
  return null;
}

/** Whether a point of the viewport lies on words, whatever part of the page they belong to. */
function isOnWords(x: number, y: number): boolean {
  const node = nodeAtPoint(x, y);
  if (!(node instanceof Text)) return false;
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}

function nodeAtPoint(x: number, y: number): Node | null | undefined {
  return "caretPositionFromPoint" in document
    ? document.caretPositionFromPoint(x, y)?.offsetNode
    : (document as Document).caretRangeFromPoint(x, y)?.startContainer;
}
