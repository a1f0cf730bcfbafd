import { placeOfEdge, type Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";
import { droppedEdge, grownToWords, steppedEdge, type EdgeStep } from "./edges/edge-step";
import type { SurfaceHandle, SurfaceProps } from "../model/surface-handle";
import { caretMode, leafElement } from "./caret";
import type { Walk } from "./caret-step";
import { offsetBesidePoint } from "./drag-beside";
import { spanInView } from "./in-view";
import { offsetAtPoint } from "./offset-at-point";
import { watchPointer } from "./pointer";
import { boxIn } from "./page-box";
import { scene as sceneOf, type Shown } from "./scene";
import { scrollToSpans } from "./scrolling";
import { watchSelection } from "./selection";
import { tapped } from "./tap";
import { wholeAt, widened } from "./widened";

export interface SurfaceElements {
  readonly container: HTMLElement;
  readonly text: HTMLElement;
  readonly layer: SVGSVGElement;
  readonly caret: HTMLElement;
}

export interface SurfaceEvents extends Pick<
  SurfaceProps,
  "onHover" | "onOpen" | "onSelect" | "onSettle" | "onLayout"
> {
  snaps(): boolean;
}

/** The position of an edge, in CSS pixels from the container's corner. */
export interface EdgeBox {
  readonly x: number;
  readonly top: number;
  readonly height: number;
  /** How far across the container that is, from 0 to 1. */
  readonly share: number;
}

/** The part of the surface outside React: everything that measures, listens and draws. */
export interface LiveSurface extends Omit<SurfaceHandle, "focusEdge"> {
  boxOfEdge(spans: readonly Span[], edge: Edge): EdgeBox | null;
  steppedEdge(
    spans: readonly Span[],
    edge: Edge,
    step: EdgeStep,
    forward: boolean,
  ): readonly Span[];
  /** The spans with an edge at a point of the viewport, or on the line beside it; null if none is seen. */
  draggedEdge(
    spans: readonly Span[],
    edge: Edge,
    at: { readonly x: number; readonly y: number },
    exact: boolean,
  ): readonly Span[] | null;
  show(shown: Shown): void;
  open(id: string): void;
  destroy(): void;
}

export function liveSurface(
  elements: SurfaceElements,
  text: string,
  language: string,
  events: SurfaceEvents,
): LiveSurface {
  const { container, text: root } = elements;
  const scene = sceneOf(elements, () => {
    caret.place();
    events.onLayout();
  });
  const { index } = scene;
  const walk: Walk = { text, leaves: index.leaves, language };
  const selection = watchSelection(index, text, {
    onSelect: (spans) => events.onSelect(spans),
    onSettle: (spans) => events.onSettle(spans),
    grown: (span) => (events.snaps() ? grownToWords(walk, span) : span),
  });
  const openAll = (ids: readonly string[]) => {
    const box = scene.boxOf(scene.spansOf(ids[0] ?? ""));
    if (box) events.onOpen(ids, box);
  };
  const caret = caretMode(index, walk, elements.caret, (offset) =>
    openAll(scene.annotationsOn(offset)),
  );
  const stopPointer = watchPointer(container, scene, {
    onHover: (ids) => events.onHover(ids),
    onOpen: (ids, at) => events.onOpen(ids, at),
    onTap(x, y) {
      const offset = offsetAtPoint(index, x, y);
      if (offset !== null) selection.select(tapped(walk, offset, selection.spans()));
    },
    onWhole(x, y, whole) {
      const offset = offsetAtPoint(index, x, y);
      const span = offset === null ? null : wholeAt(walk, offset, whole);
      if (span) selection.select(span);
    },
  });
  // Tells tests and extensions that the text responds from now on.
  container.dataset["live"] = "";
  const isRightToLeft = (offset: number) =>
    getComputedStyle(leafElement(index, offset)).direction === "rtl";
  const boxOfSpans = (spans: readonly Span[]) => scene.boxOf(spans);

  return {
    show: (shown) => scene.show(shown),
    open: (id) => openAll([id]),
    boxOf: (id) => scene.boxOf(scene.spansOf(id)),
    boxOfSpans,
    scrollTo: (id) => scrollToSpans(scene, scene.spansOf(id)),
    reveal: (spans) => scrollToSpans(scene, spans),
    linesOf: (spans) =>
      spans
        .flatMap((span) => index.boxesOf(span))
        .filter(({ width }) => width > 0)
        .map((rect) => boxIn(container, rect)),
    originOf: (element) => boxIn(container, element.getBoundingClientRect()),
    focusText(id) {
      root.focus({ preventScroll: true });
      const start = id === undefined ? undefined : scene.spansOf(id)[0]?.start;
      if (start !== undefined) caret.enter(start);
    },
    spanBetween: (top, bottom) => spanInView(index, top, bottom),
    firstInView: () => spanInView(index, 80, window.innerHeight)?.start ?? 0,
    focusAt(offset) {
      root.focus({ preventScroll: true });
      if (offset !== undefined) caret.enter(offset);
    },
    select(span) {
      root.focus({ preventScroll: true });
      scrollToSpans(scene, [span]);
      selection.select(span);
    },
    clearSelection() {
      selection.clear();
      caret.letGo();
    },
    widened: (spans, to) => widened(walk, spans, to),
    nudged: (spans, edge, forward) => steppedEdge(walk, spans, edge, "word", forward),
    steppedEdge: (spans, edge, step, forward) => steppedEdge(walk, spans, edge, step, forward),
    draggedEdge(spans, edge, { x, y }, exact) {
      const offset = offsetBesidePoint(index, x, y);
      return offset === null
        ? null
        : droppedEdge(walk, spans, edge, offset, events.snaps() && !exact);
    },
    boxOfEdge(spans, edge) {
      const at = placeOfEdge(spans, edge);
      const isStart = edge.side === "start";
      const inside = isStart ? { start: at, end: at + 1 } : { start: at - 1, end: at };
      const boxes = index.boxesOf(inside);
      const box = isStart ? boxes[0] : boxes[boxes.length - 1];
      if (!box) return null;
      const corner = container.getBoundingClientRect();
      const isLeft = isStart !== isRightToLeft(inside.start);
      const x = (isLeft ? box.left : box.right) - corner.left;
      const share = Math.min(Math.max(x / corner.width, 0), 1);
      return { x, top: box.top - corner.top, height: box.height, share };
    },
    isRightToLeft,
    placeOf: (offset) => scene.placeOf(offset),
    destroy() {
      delete container.dataset["live"];
      stopPointer();
      caret.stop();
      selection.stop();
      scene.destroy();
    },
  };
}
