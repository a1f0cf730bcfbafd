import { byPosition, type Span } from "@/lib/span/span";
import { snapToGraphemes } from "@/lib/text/graphemes";
import type { OffsetIndex } from "./offset-index";

/**
 * A selection as it is kept: no half characters, no space at its edges (a double click takes the
 * space after a word, a triple click the line feeds up to the next block). Null when nothing but
 * space is left.
 */
export function tidied(text: string, raw: Span): Span | null {
  const { start, end } = snapToGraphemes(text, raw);
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  const right = words.trimEnd().length;
  return left < right ? { start: start + left, end: start + right } : null;
}

/** Spans in reading order; those that share a character or touch become one. */
export function united(spans: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort(byPosition)) {
    const before = out.at(-1);
    if (before && start <= before.end) before.end = Math.max(before.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** What is selected in the text, grown and tidied; Firefox may have several ranges. */
export function selectedSpans(
  index: OffsetIndex,
  text: string,
  grow: (span: Span) => Span = (span) => span,
): Span[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return [];
  const spans: Span[] = [];
  for (let i = 0; i < selection.rangeCount; i++) {
    const range = selection.getRangeAt(i);
    const start = index.offsetOf(range.startContainer, range.startOffset);
    const end = index.offsetOf(range.endContainer, range.endOffset);
    const span = start < end ? tidied(text, { start, end }) : null;
    if (span) spans.push(grow(span));
  }
  return united(spans);
}

/** A press on one of these leaves the selection alone: they act on it. */
const ACTS =
  "button, a, input, textarea, select, label, [role=dialog], [role=menu], [role=listbox], [role=option], [tabindex='0'], [cmdk-root]";
/** Fingers drag the ends of a selection without pointer events; this long after they rest. */
const FINGER_RESTS = 250;

export interface SelectionWatch {
  /** What was reported last. */
  spans(): readonly Span[];
  /** Selects as a person would: seen in the document, and reported. */
  select(span: Span | null): void;
  clear(): void;
  stop(): void;
}

export interface SelectionEvents {
  onSelect(spans: readonly Span[] | null): void;
  /** What was reported last is meant: the button, the finger or Shift was let go. */
  onSettle(spans: readonly Span[]): void;
  /** Asked for what was selected with mouse or finger, unless Alt was held: it may grow to words. */
  grown(span: Span): Span;
}

/**
 * Reports what is selected in the text: with the mouse when the button is let go, with the
 * keyboard at every step, by touch when the finger rests. With Ctrl (⌘ on a Mac) held, a drag
 * adds a piece to what was selected before.
 */
export function watchSelection(
  index: OffsetIndex,
  text: string,
  events: SelectionEvents,
): SelectionWatch {
  const { root } = index;
  let reported: readonly Span[] = [];
  let kept: readonly Span[] = [];
  let pressed = false;
  let touch = false;
  let byPointer = false;
  let exact = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const report = (spans: readonly Span[]) => {
    if (JSON.stringify(spans) === JSON.stringify(reported)) return;
    reported = spans;
    events.onSelect(spans.length > 0 ? spans : null);
    if (byPointer) settle();
  };
  const settle = () => {
    if (reported.length > 0) events.onSettle(reported);
  };
  const isOurs = (node: Node | null) => node !== null && root.contains(node);
  const read = () => {
    const selection = document.getSelection();
    if (!selection || (!isOurs(selection.anchorNode) && !isOurs(selection.focusNode))) return;
    const bare = selectedSpans(index, text);
    const grows = byPointer && !exact;
    const spans = grows ? selectedSpans(index, text, (span) => events.grown(span)) : bare;
    const [only] = spans;
    // The browser's own selection follows, so that keys go on from what is seen.
    if (only && spans.length === 1 && JSON.stringify(spans) !== JSON.stringify(bare)) {
      const isBackward = selection.direction === "backward";
      const [from, to] = [index.pointAt(only.start), index.pointAt(only.end)];
      const [anchor, focus] = isBackward ? [to, from] : [from, to];
      selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    }
    report(united([...kept, ...spans]));
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
      kept = adds(event) ? reported : [];
      return;
    }
    if (target?.closest(ACTS)) return;
    kept = [];
    report([]);
  };
  const onUp = (event: PointerEvent) => {
    if (!pressed) return;
    pressed = false;
    exact ||= event.altKey;
    // A click into a selection takes it away only after this event.
    later(0);
  };
  const onChange = () => {
    if (pressed) return;
    if (touch) later(FINGER_RESTS);
    else read();
  };
  const onKey = (event: KeyboardEvent) => {
    touch = false;
    if (!/^(?:Arrow|Home|End|Page)/.test(event.key)) return;
    kept = [];
    byPointer = false;
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== "Shift" || byPointer) return;
    // The browser may not have told of the last step yet.
    read();
    settle();
  };
  // A key that acts on the selection must not come before its report.
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
    kept = [];
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

/** On a Mac Ctrl with the mouse opens a menu. */
function adds(event: PointerEvent): boolean {
  return navigator.platform.startsWith("Mac") ? event.metaKey : event.ctrlKey;
}
