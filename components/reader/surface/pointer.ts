import type { Box, Whole } from "../model/surface-handle";
import { boxIn } from "./page-box";
import type { Scene } from "./scene";

export interface PointerEvents {
  onHover(ids: readonly string[]): void;
  onOpen(ids: readonly string[], at: Box): void;
  /** A tap on words without an annotation. */
  onTap(clientX: number, clientY: number): void;
  /** A double or triple click with Alt: the sentence or the paragraph there is meant. */
  onWhole(clientX: number, clientY: number, whole: Whole): void;
}

/** Reports which annotations the pointer hovers over and clicks. */
export function watchPointer(
  container: HTMLElement,
  scene: Scene,
  events: PointerEvents,
): () => void {
  let hovered = "";
  let frame = 0;
  const hover = (ids: readonly string[]) => {
    if (ids.join(" ") === hovered) return;
    hovered = ids.join(" ");
    container.toggleAttribute("data-over", ids.length > 0);
    events.onHover(ids);
  };
  const onMove = ({ pointerType, buttons, clientX, clientY }: PointerEvent) => {
    if (pointerType === "touch" || buttons !== 0) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => hover(scene.annotationsAt(clientX, clientY)));
  };
  const onLeave = () => {
    cancelAnimationFrame(frame);
    hover([]);
  };
  const onClick = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest("a, [data-edge]")) return;
    const touch = event.pointerType === "touch";
    if (event.altKey && event.detail === 3)
      return events.onWhole(event.clientX, event.clientY, "paragraph");
    // A double click selects a word; a second tap extends the selection of the first.
    if (event.detail > 1 && !touch) return;
    if (!touch && document.getSelection()?.isCollapsed === false) return;
    const ids = scene.annotationsAt(event.clientX, event.clientY);
    if (ids.length > 0) events.onOpen(ids, lineAt(container, scene, ids, event));
    else if (touch) events.onTap(event.clientX, event.clientY);
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (event.altKey) events.onWhole(event.clientX, event.clientY, "sentence");
  };
  container.addEventListener("pointermove", onMove);
  container.addEventListener("pointerleave", onLeave);
  container.addEventListener("click", onClick);
  container.addEventListener("dblclick", onDoubleClick);
  return () => {
    cancelAnimationFrame(frame);
    container.removeEventListener("pointermove", onMove);
    container.removeEventListener("pointerleave", onLeave);
    container.removeEventListener("click", onClick);
    container.removeEventListener("dblclick", onDoubleClick);
  };
}

/** The line of the smallest annotation under the pointer. */
function lineAt(
  container: HTMLElement,
  scene: Scene,
  ids: readonly string[],
  { clientX, clientY }: PointerEvent,
): Box {
  const spans = scene.spansOf(ids[0] ?? "");
  const lines = spans.flatMap((span) => scene.index.boxesOf(span));
  const line = lines.find(
    ({ left, right, top, bottom }) =>
      left <= clientX && clientX <= right && top <= clientY && clientY <= bottom,
  );
  return boxIn(container, line ?? new DOMRect(clientX, clientY, 1, 1));
}
