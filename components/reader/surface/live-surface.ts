import type { Span } from "@/lib/span/span";
import type { SurfaceHandle, SurfaceProps } from "../surface";
import { caretMode } from "./caret";
import type { Walk } from "./caret-step";
import { watchPointer } from "./pointer";
import { scene as sceneOf, type Shown } from "./scene";
import { scrollToSpans } from "./scrolling";
import { watchSelection } from "./selection";
import { tapped } from "./tap";

export interface SurfaceElements {
  readonly container: HTMLElement;
  readonly text: HTMLElement;
  readonly layer: SVGSVGElement;
  readonly caret: HTMLElement;
}

export type SurfaceEvents = Pick<SurfaceProps, "onHover" | "onOpen" | "onSelect" | "onLayout">;

/** What of the surface lives outside React: everything that measures, listens and draws. */
export interface LiveSurface extends SurfaceHandle {
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
  const selection = watchSelection(index, text, (spans) => events.onSelect(spans));
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
      const offset = offsetAt(root, index.offsetOf, x, y);
      if (offset !== null) selection.select(tapped(walk, offset, selection.spans()));
    },
  });
  // From here on the text answers: says so to whoever watches the page from outside.
  container.dataset["live"] = "";
  const boxOfSpans = (spans: readonly Span[]) => scene.boxOf(spans);

  return {
    show: (shown) => scene.show(shown),
    open: (id) => openAll([id]),
    boxOf: (id) => scene.boxOf(scene.spansOf(id)),
    boxOfSpans,
    scrollTo: (id) => scrollToSpans(scene, scene.spansOf(id)),
    focusText(id) {
      root.focus({ preventScroll: true });
      const start = id === undefined ? undefined : scene.spansOf(id)[0]?.start;
      if (start !== undefined) caret.enter(start);
    },
    clearSelection: () => selection.clear(),
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

/** The offset under a point of the viewport, or null beside the text. Safari knows only the second way. */
function offsetAt(
  root: HTMLElement,
  offsetOf: (node: Node, offset: number) => number,
  x: number,
  y: number,
): number | null {
  if ("caretPositionFromPoint" in document) {
    const place = document.caretPositionFromPoint(x, y);
    const inside = place && root.contains(place.offsetNode);
    return inside ? offsetOf(place.offsetNode, place.offset) : null;
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  const inside = range && root.contains(range.startContainer);
  return inside ? offsetOf(range.startContainer, range.startOffset) : null;
}
