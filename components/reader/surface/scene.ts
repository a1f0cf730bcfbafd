import type { Span } from "@/lib/span/span";
import { createOverlay, type Drawing, type PlacedSpan } from "./recogito";
import { hitHighlights } from "./hit-highlights";
import type { Box, Drawn, Found, Moved } from "../model/surface-handle";
import { spanInView } from "./in-view";
import { offsetIndex, type OffsetIndex } from "./offset-index";
import { callLater } from "@/components/call-later";
import { layOutAhead } from "./ahead";
import { nextWindow, type DrawnWindow, type Why } from "./drawn-window";
import { boxIn } from "./page-box";
import { painter, type Look, type Mark } from "./painter";
import { places } from "./minimap-place";
import { watchPrinting } from "./print";
import { readingDirection } from "./reading-direction";
import { runIndex, type Run, type RunIndex } from "./run-index";

/** Everything that is drawn on the text. */
export interface Shown {
  readonly annotations: readonly Drawn[];
  readonly openId: string | null;
  readonly hoveredId: string | null;
  /** Annotations related to the hovered one. */
  readonly relatedIds?: ReadonlySet<string>;
  readonly selected: readonly Span[] | null;
  /** An annotation whose edges are being moved, drawn at its new position. */
  readonly moved: Moved | null;
  readonly found: Found | null;
}

/** The rendered text with what is drawn on it; exists as long as the text is mounted. */
export interface Scene {
  readonly index: OffsetIndex;
  show(shown: Shown): void;
  /** Annotations at a point of the viewport, the smallest first. */
  annotationsAt(clientX: number, clientY: number): string[];
  /** Annotations that contain the character at an offset, the smallest first. */
  annotationsOn(offset: number): string[];
  spansOf(id: string): readonly Span[];
  placeOf(offset: number): number;
  /** The box of the first line of the spans; null if nothing of them is visible. */
  boxOf(spans: readonly Span[]): Box | null;
  destroy(): void;
}

/** Milliseconds between a layout change and its report. */
const LAYOUT_REPORT_DELAY_MS = 160;
/** Milliseconds without a further jump after which the viewport rests. */
const REST_MS = 120;
const SELECTED = "selected ";
const MOVED = "moved ";

export function scene(
  elements: { container: HTMLElement; text: HTMLElement; layer: SVGSVGElement },
  onLayout: () => void,
): Scene {
  const { container, text, layer } = elements;
  const index = offsetIndex(text);
  const hits = hitHighlights(index);
  let shown: Shown = NOTHING;
  let runs: RunIndex = runIndex([]);
  /** Made when an annotation is asked for by its id. */
  let byId: ReadonlyMap<string, Drawn> | null = null;
  const drawnById = (id: string) =>
    (byId ??= new Map(shown.annotations.map((drawn) => [drawn.id, drawn]))).get(id);
  let drawn: DrawnWindow | null = null;
  let placedRuns = new Map<string, PlacedSpan>();
  let frame = 0;
  let placeOf: ReturnType<typeof places> | null = null;
  const readsLeft = readingDirection();

  const lookOf = (key: string): Look | undefined => {
    const run = runs.get(key);
    if (run) return lookAs(run, run.drawn, run.lane);
    const moved = key.startsWith(MOVED) ? drawnById(shown.moved?.id ?? "") : undefined;
    if (moved) {
      const [first] = moved.target;
      const lane = runs.get(`${moved.id} ${first?.start} ${first?.end}`)?.lane ?? 0;
      return lookAs(null, moved, lane);
    }
    return key.startsWith(SELECTED) ? SELECTION : undefined;
  };
  const lookAs = (run: Run | null, drawn: Drawn, lane: number): Look => {
    const { id, kind, anchor, status, pending, confidence, hedge, paint } = drawn;
    return {
      id,
      kind,
      lane,
      confidence,
      hedge,
      paint,
      ending: run?.ending ?? null,
      leftwards: run?.ending != null && readsLeft(placedRuns.get(run.key)?.ranges.at(-1)),
      uncertain: anchor === "changed",
      rejected: status === "rejected",
      pending,
    };
  };
  const markOf = (id: string): Mark => ({
    active: id === shown.openId ? "open" : id === shown.hoveredId ? "hovered" : "no",
    related: shown.relatedIds?.has(id) === true,
  });
  const { paint: draw, mark } = painter(layer, lookOf, markOf);
  const overlay = createOverlay(container, (drawings) => {
    const corner = container.getBoundingClientRect();
    draw(drawings.map((d) => clipped(d, placedRuns.get(d.key)?.ranges[0], corner)));
  });

  /** Unused ranges, for the next runs: a discarded one slows down DOM changes until it is collected. */
  const spare: Range[] = [];

  /** Gives the library the runs around the viewport unless it has them already. */
  const feed = (why: Why) => {
    const { top } = container.getBoundingClientRect();
    const next = nextWindow(drawn, { top: -top, height: window.innerHeight }, why);
    if (!next) return;
    drawn = next;
    if (next.isNear && (why === "scrolled" || cancelRest === null)) awaitRest();
    const span = spanInView(index, next.top + top, next.bottom + top);
    const spans = new Map<string, Span>();
    for (const run of span ? runs.overlapping(span) : []) {
      if (run.drawn.id !== shown.moved?.id) spans.set(run.key, run);
    }
    for (const one of shown.moved?.spans ?? []) spans.set(`${MOVED}${one.start} ${one.end}`, one);
    for (const one of shown.selected ?? []) spans.set(`${SELECTED}${one.start} ${one.end}`, one);
    for (const [key, { ranges }] of placedRuns) if (!spans.has(key)) spare.push(...ranges);
    const nextRuns = new Map<string, PlacedSpan>();
    for (const [key, { start, end }] of spans) {
      const ranges = () => index.rangesOf({ start, end }, spare);
      nextRuns.set(key, placedRuns.get(key) ?? { key, start, end, ranges: ranges() });
    }
    placedRuns = nextRuns;
    overlay.feed([...placedRuns.values()]);
    hits.show(shown.found, span);
  };

  const onScroll = (event: Event) => {
    // A table that scrolls in its own box moves its words relative to the text.
    const inner = event.target instanceof Element && text.contains(event.target);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (inner) overlay.remeasure();
      feed("scrolled");
      overlay.paintNow();
    });
  };
  /** Drawing further, and reporting the layout, once the viewport rests after a jump. */
  let cancelRest: (() => void) | null = null;
  const awaitRest = () => {
    cancelRest?.();
    cancelRest = callLater(() => {
      cancelRest = null;
      feed("rested");
      if (isReportDue) reportLayout();
    }, REST_MS);
  };
  let isReportDue = false;
  let cancelReport: (() => void) | null = null;
  const reportLayout = () => {
    cancelReport = null;
    // What stands beside the words is not arranged anew at each of many jumps.
    isReportDue = cancelRest !== null;
    if (!isReportDue) onLayout();
  };
  const onRelayout = () => {
    placeOf = null;
    overlay.remeasure();
    feed("changed");
    // Throttled, since a long text is laid out in many small steps.
    cancelReport ??= callLater(reportLayout, LAYOUT_REPORT_DELAY_MS);
  };
  const ahead = layOutAhead(index);
  /** Called when lines break differently: after a change of width or font. */
  const onLinesChanged = () => {
    // A scroll box is a tab stop only if there is something to scroll.
    for (const box of text.querySelectorAll<HTMLElement>("[data-scrolls]")) {
      box.toggleAttribute("tabindex", false);
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
    ahead.begin();
    onRelayout();
  };
  let [width, height, place] = [0, 0, ""];
  const onResize = () => {
    const { left, top } = boxIn(container, container.getBoundingClientRect());
    const before = { width, height, place };
    width = container.clientWidth;
    height = container.clientHeight;
    place = `${Math.round(left)} ${Math.round(top)}`;
    if (width !== before.width) onLinesChanged();
    else if (height !== before.height) onRelayout();
    // What is drawn moves with the text; what others measured beside it does not.
    else if (place !== before.place)
      cancelReport ??= callLater(reportLayout, LAYOUT_REPORT_DELAY_MS);
  };
  // A text that keeps its size is moved by what changes its own beside it or above it, as a second
  // text that opens does, and then something that contains both changes, too.
  const sizes = new ResizeObserver(onResize);
  for (let at: Element | null = container; at; at = at.parentElement) sizes.observe(at);
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  document.fonts.addEventListener("loadingdone", onLinesChanged);

  // Translators and other extensions wrap words in elements of their own, with text nodes of their own.
  const rewritten = new MutationObserver(() => {
    index.readAgain();
    spare.length = 0;
    placedRuns = new Map();
    overlay.feed([]);
    drawn = null;
    onRelayout();
    overlay.repaint();
  });
  rewritten.observe(text, { childList: true, characterData: true, subtree: true });

  const stopPrinting = watchPrinting(index, () => runs.runs.values());

  return {
    index,
    show(next) {
      if (next.annotations !== shown.annotations) {
        runs = runIndex(next.annotations);
        byId = null;
      }
      const same = (["annotations", "selected", "moved", "found"] as const).every(
        (part) => next[part] === shown[part],
      );
      shown = next;
      if (same) return mark();
      feed("changed");
      overlay.repaint();
      // At once: between here and the next frame, cards and maps may be rendered first.
      overlay.paintNow();
    },
    annotationsAt(clientX, clientY) {
      const ids = overlay.at(clientX, clientY).map((key) => runs.get(key)?.drawn.id);
      return [...new Set(ids.filter((id) => id !== undefined))];
    },
    annotationsOn(offset) {
      const over = runs.overlapping({ start: offset, end: offset + 1 });
      over.sort((a, b) => a.end - a.start - (b.end - b.start));
      return [...new Set(over.map(({ drawn }) => drawn.id))];
    },
    placeOf: (offset) => (placeOf ??= places(index))(offset),
    spansOf: (id) => drawnById(id)?.target ?? [],
    boxOf(spans) {
      for (const span of spans) {
        const [line] = index.boxesOf(span);
        if (line) return boxIn(container, line);
      }
      return null;
    },
    destroy() {
      cancelAnimationFrame(frame);
      cancelReport?.();
      cancelRest?.();
      ahead.stop();
      sizes.disconnect();
      rewritten.disconnect();
      document.removeEventListener("scroll", onScroll, { capture: true });
      document.fonts.removeEventListener("loadingdone", onLinesChanged);
      stopPrinting();
      hits.destroy();
      overlay.destroy();
      draw([]);
    },
  };
}

const NOTHING: Shown = {
  annotations: [],
  openId: null,
  hoveredId: null,
  selected: null,
  moved: null,
  found: null,
};

const SELECTION: Look = {
  id: "",
  kind: null,
  lane: 0,
  confidence: null,
  hedge: null,
  paint: null,
  ending: null,
  leftwards: false,
  uncertain: false,
  rejected: false,
  pending: false,
};

/** Clips the lines of words to the visible part of the box that scrolls them. */
function clipped(drawing: Drawing, range: Range | undefined, corner: DOMRect): Drawing {
  const box = range?.startContainer.parentElement?.closest("[data-scrolls]");
  if (!box || box.scrollWidth <= box.clientWidth) return drawing;
  const { left, right } = box.getBoundingClientRect();
  const rects = drawing.rects.flatMap((rect) => {
    const x = Math.max(rect.x, left - corner.left);
    const width = Math.min(rect.x + rect.width, right - corner.left) - x;
    return width > 0 ? [{ ...rect, x, width }] : [];
  });
  return { ...drawing, rects };
}
