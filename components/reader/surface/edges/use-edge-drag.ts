import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../../context/reader-context";
import type { EdgeBox, LiveSurface } from "../live-surface";

interface Drag {
  readonly spans: readonly Span[];
  readonly edge: Edge;
  /** Where the pointer was pressed, in CSS pixels of the viewport. */
  readonly press: { readonly x: number; readonly y: number };
  /** How far below the middle of the edge's line that is, in CSS pixels. */
  readonly drop: number;
  /** From the middle of the edge's line to where its knob ends, in CSS pixels. */
  readonly reach: number;
  hasMoved: boolean;
  /** Whether the pointer still is at the height of the grip, which stands beside its line. */
  isLevel: boolean;
}

/** A press that moves less is no drag, in CSS pixels. */
const CLICK_REACH = 3;
/** A pointer that leaves the height of the grip by this much points at lines itself, in CSS pixels. */
const LEVEL_REACH = 12;
/** How far the knob stands out of its line, in CSS pixels. */
const KNOB = 10;

/** Within this distance from the top or bottom of the scroll container, dragging scrolls; CSS pixels. */
const RIM = 72;
const SCROLL = 10;

/**
 * Drags an edge to the character under the pointer, whichever part of the grip was taken. A finger
 * keeps its distance below or above the line, so that it does not hide the words; a mouse does while
 * it stays at the height of the grip. Escape or a lost pointer cancels.
 */
export function useEdgeDrag(
  live: RefObject<LiveSurface | null>,
  onMove: (spans: readonly Span[]) => void,
  onDone: (keep: boolean) => void,
) {
  const { scroller } = useReaderContext();
  const drag = useRef<Drag | null>(null);
  const [dragged, setDragged] = useState<Edge | null>(null);
  const isDragged = dragged !== null;

  const end = useCallback(
    (keep: boolean) => {
      if (!drag.current) return;
      const { hasMoved } = drag.current;
      drag.current = null;
      setDragged(null);
      if (hasMoved) onDone(keep);
    },
    [onDone],
  );
  const cancelDrag = useEffectEvent(() => end(false));
  useEffect(() => {
    if (!isDragged) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      cancelDrag();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [isDragged]);

  return {
    dragged,
    end,
    begin(
      event: React.PointerEvent<HTMLElement>,
      spans: readonly Span[],
      edge: Edge,
      box: EdgeBox,
    ) {
      if (event.button !== 0) return;
      const handle = event.currentTarget;
      event.preventDefault();
      handle.focus({ preventScroll: true });
      handle.setPointerCapture(event.pointerId);
      const { clientX: x, clientY: y } = event;
      const drop = y - handle.getBoundingClientRect().top - box.height / 2;
      const reach = box.height / 2 + KNOB;
      drag.current = { spans, edge, press: { x, y }, drop, reach, hasMoved: false, isLevel: true };
      setDragged(edge);
    },
    move(event: React.PointerEvent) {
      if (!drag.current) return;
      const { spans, edge, press, drop, reach } = drag.current;
      const { clientX, clientY, altKey } = event;
      drag.current.hasMoved ||= Math.hypot(clientX - press.x, clientY - press.y) > CLICK_REACH;
      if (!drag.current.hasMoved) return;
      const off = Math.abs(clientY - press.y);
      const isBeyondGrip = Math.abs(clientY - press.y + drop) > reach;
      if (!isTouch(event) && (off > LEVEL_REACH || (off > CLICK_REACH && isBeyondGrip)))
        drag.current.isLevel = false;
      const box = scroller();
      const { top, bottom } = box?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const by =
        clientY < top + RIM ? -SCROLL : clientY > bottom - RIM && !isTouch(event) ? SCROLL : 0;
      if (by !== 0) (box ?? window).scrollBy({ top: by, behavior: "instant" });
      const at = { x: clientX, y: drag.current.isLevel ? clientY - drop : clientY };
      const next = live.current?.draggedEdge(spans, edge, at, altKey);
      if (next) onMove(next);
    },
  };
}

function isTouch({ pointerType }: React.PointerEvent): boolean {
  return pointerType === "touch";
}
