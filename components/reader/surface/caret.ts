import { stepped, type Step, type Walk } from "./caret-step";
import type { OffsetIndex } from "./offset-index";
import { spanInView } from "./in-view";
import { scrollerOf } from "./page-box";

export interface Caret {
  /** Shows the caret, at an offset if one is given. */
  enter(offset?: number): void;
  /** Moves the caret to its character after the layout changed. */
  place(): void;
  /** Clears the selection; the caret stays where the selection ended. */
  letGo(): void;
  stop(): void;
}

/**
 * A caret for text that cannot be edited, which browsers do not have (or hide behind a key).
 *
 * It appears when the text gets the focus by Tab or gets it back, and when Shift and an arrow extend
 * a selection; a click hides it. It moves the document's own selection, so what it selects is
 * reported like any other. Left and Right move by character, with Ctrl (⌥) by word; Up and Down by
 * line, with Ctrl by paragraph; Page Up and Page Down by sentence; Home and End to the ends of the
 * line, with Ctrl of the text. Shift extends the selection, Enter opens the annotation under the
 * caret, Escape first clears the selection, then hides the caret.
 */
export function caretMode(
  index: OffsetIndex,
  walk: Walk,
  element: HTMLElement,
  onEnter: (offset: number) => void,
): Caret {
  const { root } = index;
  let on = false;
  /** Whether the caret was visible when the focus left the text. */
  let left = false;
  let lastKey = "";
  let anchor = -1;
  let focus = -1;

  const place = () => {
    element.hidden = !on;
    if (!on) return;
    const box = caretBox(index, focus);
    const corner = (element.offsetParent ?? root).getBoundingClientRect();
    element.style.translate = `${box.left - corner.left - 1}px ${box.top - corner.top}px`;
    element.style.height = `${box.height}px`;
  };
  const leave = () => {
    on = false;
    place();
  };
  const setAt = (from: number, to: number) => {
    [anchor, focus, on] = [from, to, true];
    const [a, f] = [index.pointAt(from), index.pointAt(to)];
    document.getSelection()?.setBaseAndExtent(a.node, a.offset, f.node, f.offset);
    place();
    bringIntoView(element);
  };
  /** Adopts the document's selection if it is in the text. */
  const adopt = (): boolean => {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return false;
    if (!root.contains(selection.anchorNode) || !root.contains(selection.focusNode)) return false;
    anchor = index.offsetOf(selection.anchorNode, selection.anchorOffset);
    focus = index.offsetOf(selection.focusNode, selection.focusOffset);
    return true;
  };
  const enter = (offset?: number) => {
    if (offset !== undefined) return setAt(offset, offset);
    if (!adopt()) {
      if (focus < 0) focus = spanInView(index, 80, window.innerHeight)?.start ?? 0;
      anchor = focus;
    }
    setAt(anchor, focus);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const box = event.target instanceof Element && event.target.hasAttribute("data-scrolls");
    if ((event.target !== root && !box) || event.metaKey) return;
    if (event.key === "Escape" && on) {
      if (anchor === focus) leave();
      else setAt(focus, focus);
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      if (on) onEnter(focus);
      else enter();
      return;
    }
    const move = moveOf(event);
    // Without a caret the arrow keys scroll, as on every page.
    if (!move || (!on && !event.shiftKey)) return;
    event.preventDefault();
    if (!on) enter();
    else adopt();
    if (move.line) return byLine(event.shiftKey, move.line);
    const { direction } = getComputedStyle(leafElement(index, focus));
    const forward = move.sideways && direction === "rtl" ? !move.forward : move.forward;
    const to = stepped(walk, focus, move.step, forward);
    setAt(event.shiftKey ? anchor : to, to);
  };
  /** Only the browser knows where lines break. */
  const byLine = (extend: boolean, [direction, unit]: Line) => {
    document.getSelection()?.modify(extend ? "extend" : "move", direction, unit);
    if (adopt()) setAt(extend ? anchor : focus, focus);
  };
  const onFocus = () => {
    if (left || (lastKey === "Tab" && root.matches(":focus-visible"))) enter();
  };
  const onBlur = () => {
    left = on;
    leave();
  };
  const onPress = () => {
    left = false;
    lastKey = "";
    if (on) leave();
  };
  const onAnyKey = (event: KeyboardEvent) => {
    lastKey = event.key;
  };
  root.addEventListener("keydown", onKeyDown);
  root.addEventListener("focus", onFocus);
  root.addEventListener("blur", onBlur);
  document.addEventListener("pointerdown", onPress, true);
  document.addEventListener("keydown", onAnyKey, true);
  return {
    enter,
    place,
    letGo() {
      anchor = focus;
      if (on) setAt(focus, focus);
    },
    stop() {
      leave();
      root.removeEventListener("keydown", onKeyDown);
      root.removeEventListener("focus", onFocus);
      root.removeEventListener("blur", onBlur);
      document.removeEventListener("pointerdown", onPress, true);
      document.removeEventListener("keydown", onAnyKey, true);
    },
  };
}

type Line = readonly ["forward" | "backward", "line" | "lineboundary"];
interface Move {
  readonly step: Step;
  readonly forward: boolean;
  /** Left and right are swapped in text that runs from right to left. */
  readonly sideways?: true;
  readonly line?: Line;
}

function moveOf({ key, ctrlKey, altKey }: KeyboardEvent): Move | null {
  const isMac = navigator.platform.startsWith("Mac");
  if (altKey && !(isMac && /^Arrow(?:Left|Right)$/.test(key))) return null;
  const wide = ctrlKey || altKey;
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return { step: wide ? "word" : "character", forward: key === "ArrowRight", sideways: true };
    case "ArrowUp":
    case "ArrowDown": {
      const forward = key === "ArrowDown";
      if (wide) return { step: "paragraph", forward };
      return { step: "paragraph", forward, line: [forward ? "forward" : "backward", "line"] };
    }
    case "PageUp":
    case "PageDown":
      return ctrlKey ? null : { step: "sentence", forward: key === "PageDown" };
    case "Home":
    case "End": {
      const forward = key === "End";
      if (wide) return { step: "text", forward };
      return { step: "text", forward, line: [forward ? "forward" : "backward", "lineboundary"] };
    }
    default:
      return null;
  }
}

/** The box of a caret before `offset`. A collapsed range has none at some line ends. */
function caretBox(index: OffsetIndex, offset: number): DOMRect {
  const { node, offset: inner } = index.pointAt(offset);
  const range = document.createRange();
  range.setStart(node, inner);
  const [own] = range.getClientRects();
  if (own && own.height > 0) return own;
  const [before] = index.boxesOf({ start: offset - 1, end: offset });
  if (before) return new DOMRect(before.right, before.top, 0, before.height);
  const [after] = index.boxesOf({ start: offset, end: offset + 1 });
  return after ?? leafElement(index, offset).getBoundingClientRect();
}

export function leafElement(index: OffsetIndex, offset: number): HTMLElement {
  const leaf = index.leaves.findLast(({ start }) => start <= offset);
  return leaf?.element ?? index.root;
}

function bringIntoView(caret: HTMLElement): void {
  const { top, bottom } = caret.getBoundingClientRect();
  const [high, low] = [window.innerHeight * 0.12, window.innerHeight * 0.85];
  const by = top < high ? top - high : bottom > low ? bottom - low : 0;
  if (by !== 0) (scrollerOf(caret) ?? window).scrollBy({ top: by, behavior: "instant" });
}
