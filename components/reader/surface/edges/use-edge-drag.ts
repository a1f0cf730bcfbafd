import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";
import { useReaderContext } from "../../context/reader-context";
import type { EdgeBox, LiveSurface } from "../live-surface";

interface Drag {
  readonly spans: readonly Span[];
  readonly edge: Edge;
  /** From the pointer to the middle of the line at the edge, in CSS pixels. */
  readonly hold: { readonly x: number; readonly y: number };
}

/** Within this distance from the top or bottom of the scroll container, dragging scrolls; CSS pixels. */
const RIM = 72;
const SCROLL = 10;

/** Drags an edge. Escape or a lost pointer cancels. */
export function useEdgeDrag(
  live: RefObject<LiveSurface | null>,
  onMove: (spans: readonly Span[]) => void,
  onDone: (keep: boolean) => void,
) {
  const { scroller } = useReaderContext();
  const drag = useRef<Drag | null>(null);
  const [isDragged, setDragged] = useState(false);

  const end = useCallback(
    (keep: boolean) => {
      if (!drag.current) return;
      drag.current = null;
      setDragged(false);
      onDone(keep);
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
    isDragged,
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
      const { left, top } = handle.getBoundingClientRect();
      const hold = { x: event.clientX - left, y: event.clientY - top - box.height / 2 };
      drag.current = { spans, edge, hold };
      setDragged(true);
    },
    move(event: React.PointerEvent) {
      if (!drag.current) return;
      const { spans, edge, hold } = drag.current;
      const { clientX, clientY, altKey } = event;
      const box = scroller();
      const { top, bottom } = box?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
      const by =
        clientY < top + RIM ? -SCROLL : clientY > bottom - RIM && !isTouch(event) ? SCROLL : 0;
      if (by !== 0) (box ?? window).scrollBy({ top: by, behavior: "instant" });
      const at = { x: clientX - hold.x, y: clientY - hold.y };
      const next = live.current?.draggedEdge(spans, edge, at, altKey);
      if (next) onMove(next);
    },
  };
}

function isTouch({ pointerType }: React.PointerEvent): boolean {
  return pointerType === "touch";
}
