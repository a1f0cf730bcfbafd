import { byPosition, type Span } from "@/lib/span/span";
import { snapToGraphemes } from "@/lib/text/graphemes";
import { leafAt } from "./caret-step";
import { watchDragBeside } from "./drag-beside";
import type { OffsetIndex } from "./offset-index";

/**
 * Trims a selection to whole characters without white space at its edges: a double click includes
 * the space after a word, a triple click the line feeds up to the next block. Null if only white
 * space is left.
 */
export function trimSelection(text: string, raw: Span): Span | null {
  const { start, end } = snapToGraphemes(text, raw);
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  const right = words.trimEnd().length;
  return left < right ? { start: start + left, end: start + right } : null;
}

/** Sorts spans in reading order and merges those that overlap or touch. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort(byPosition)) {
    const before = out.at(-1);
    if (before && start <= before.end) before.end = Math.max(before.end, end);
    else out.push({ start, end });
  }
  return out;
}

interface SelectedSpansOptions {
  readonly grow?: (span: Span) => Span;
  /** Whether a selection that leaves the text ends with the paragraph in which it began. */
  readonly staysInLeaf?: boolean;
}

/** The selection in the text, extended by `grow` and trimmed; Firefox may have several ranges. */
function selectedSpans(
  index: OffsetIndex,
  text: string,
  { grow = (span) => span, staysInLeaf = false }: SelectedSpansOptions = {},
): Span[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return [];
  const spans: Span[] = [];
  for (let i = 0; i < selection.rangeCount; i++) {
    const range = selection.getRangeAt(i);
    let start = index.offsetOf(range.startContainer, range.startOffset);
    let end = index.offsetOf(range.endContainer, range.endOffset);
    const { leaves, root } = index;
    if (staysInLeaf && !root.contains(range.endContainer)) {
      end = leaves[leafAt(leaves, start)]?.end ?? end;
    } else if (staysInLeaf && !root.contains(range.startContainer)) {
      start = leaves[leafAt(leaves, Math.max(0, end - 1))]?.start ?? start;
    }
    const span = start < end ? trimSelection(text, { start, end }) : null;
    if (span) spans.push(grow(span));
  }
  return mergeSpans(spans);
}

/** A press on one of these keeps the selection, since they act on it. */
const CONTROLS =
  "button, a, input, textarea, select, label, [role=dialog], [role=menu], [role=listbox], [role=option], [tabindex='0'], [cmdk-root]";
/** Touch moves the ends of a selection without pointer events; it counts as done after this time. */
const TOUCH_SETTLE_MS = 250;

export interface SelectionWatch {
  /** The spans reported last. */
  spans(): readonly Span[];
  /** Selects as a person would: visible in the document, and reported. */
  select(span: Span | null): void;
  clear(): void;
  stop(): void;
}

export interface SelectionEvents {
  onSelect(spans: readonly Span[] | null): void;
  /** The selection is complete: the button, the finger or Shift was released. */
  onSettle(spans: readonly Span[]): void;
  /** Extends a selection made with mouse or finger, unless Alt was held, to whole words. */
  grown(span: Span): Span;
}

/**
 * Reports what is selected in the text: by mouse when the button is released, by keyboard at every
 * step, by touch when the finger rests. With Ctrl (⌘ on a Mac) held, a drag adds a piece to the
 * selection.
 */
export function watchSelection(
  index: OffsetIndex,
  text: string,
  events: SelectionEvents,
): SelectionWatch {
  const { root } = index;
  let reported: readonly Span[] = [];
  let earlierPieces: readonly Span[] = [];
  let pressed = false;
  let touch = false;
  let byPointer = false;
  let exact = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const report = (spans: readonly Span[]) => {
    if (JSON.stringify(spans) === JSON.stringify(reported)) return;
    reported = spans;
    events.onSelect(spans.length > 0 ? spans : null);
    if (byPointer) finishSelection();
  };
  const finishSelection = () => {
    if (reported.length > 0) events.onSettle(reported);
  };
  const isOurs = (node: Node | null) => node !== null && root.contains(node);
  const read = () => {
    const selection = document.getSelection();
    if (!selection) return;
    const [begins, ends] = [isOurs(selection.anchorNode), isOurs(selection.focusNode)];
    // What a mouse began on other words stays there, though it was dragged across the text.
    if (!begins && (!ends || (byPointer && !touch))) return;
    // A finger moves the ends of a selection unseen by the page, and easily beyond the text.
    const staysInLeaf = touch && byPointer;
    const bare = selectedSpans(index, text, { staysInLeaf });
    const grow = (span: Span) => events.grown(span);
    const grows = byPointer && !exact;
    const spans = grows ? selectedSpans(index, text, { grow, staysInLeaf }) : bare;
    const [only] = spans;
    // The browser's selection is extended, too, so that keys continue from its visible end.
    if (only && spans.length === 1 && JSON.stringify(spans) !== JSON.stringify(bare)) {
      const isBackward = selection.direction === "backward";
      const [from, to] = [index.pointAt(only.start), index.pointAt(only.end)];
      const [anchor, focus] = isBackward ? [to, from] : [from, to];
      selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    }
    report(mergeSpans([...earlierPieces, ...spans]));
  };
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    read();
  };
  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(now, wait);
  };
  const onDown = (event: PointerEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    touch = event.pointerType === "touch";
    if (root.contains(target)) {
      if (event.button !== 0) return;
      pressed = !touch;
      byPointer = true;
      exact = event.altKey;
      earlierPieces = adds(event) ? reported : [];
      return;
    }
    if (target?.closest(CONTROLS)) return;
    byPointer = true;
    // Another piece may begin beside the text as well.
    if (adds(event)) return;
    earlierPieces = [];
    report([]);
  };
  const stopDrags = watchDragBeside(index, {
    controls: `${CONTROLS}, article`,
    onBegin(event) {
      pressed = byPointer = true;
      exact = event.altKey;
      earlierPieces = adds(event) ? reported : [];
    },
  });
  const onUp = (event: PointerEvent) => {
    if (!pressed) return;
    pressed = false;
    exact ||= event.altKey;
    // A click into a selection clears it only after this event.
    later(0);
  };
  const onChange = () => {
    if (pressed) return;
    if (touch) later(TOUCH_SETTLE_MS);
    else read();
  };
  const onKey = (event: KeyboardEvent) => {
    touch = false;
    if (!/^(?:Arrow|Home|End|Page)/.test(event.key)) return;
    earlierPieces = [];
    byPointer = false;
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== "Shift" || byPointer) return;
    // The browser may not have reported the last step yet.
    read();
    finishSelection();
  };
  // The selection is reported before a key can act on it.
  const onAnyKey = () => {
    if (timer !== undefined) now();
  };
  document.addEventListener("pointerdown", onDown, true);
  document.addEventListener("pointerup", onUp, true);
  document.addEventListener("pointercancel", onUp, true);
  document.addEventListener("selectionchange", onChange);
  document.addEventListener("keydown", onAnyKey, true);
  root.addEventListener("keydown", onKey);
  root.addEventListener("keyup", onKeyUp);

  const wipe = () => {
    clearTimeout(timer);
    timer = undefined;
    earlierPieces = [];
    const selection = document.getSelection();
    if (selection && isOurs(selection.anchorNode)) selection.removeAllRanges();
  };

  return {
    spans: () => reported,
    select(span) {
      wipe();
      if (span) document.getSelection()?.addRange(index.rangeOf(span));
      byPointer = true;
      exact = true;
      report(span ? [span] : []);
    },
    clear() {
      wipe();
      reported = [];
    },
    stop() {
      clearTimeout(timer);
      stopDrags();
      document.removeEventListener("pointerdown", onDown, true);
      document.removeEventListener("pointerup", onUp, true);
      document.removeEventListener("pointercancel", onUp, true);
      document.removeEventListener("selectionchange", onChange);
      document.removeEventListener("keydown", onAnyKey, true);
      root.removeEventListener("keydown", onKey);
      root.removeEventListener("keyup", onKeyUp);
    },
  };
}

/** Whether a drag adds a piece. On a Mac, Ctrl with the mouse opens a menu. */
function adds(event: MouseEvent): boolean {
  return navigator.platform.startsWith("Mac") ? event.metaKey : event.ctrlKey;
}
