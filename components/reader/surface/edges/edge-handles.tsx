"use client";
import { useEffect, useRef, useState, type RefObject } from "react";
import { edgesOf, placeOfEdge, type Edge } from "@/lib/span/edges";
import type { Span } from "@/lib/span/span";
import { isPress } from "../../model/commands/keys";
import type { SurfaceProps } from "../../model/surface-handle";
import type { EdgeBox, LiveSurface } from "../live-surface";
import { useEdgeNames, wordsAtEdge } from "./edge-names";
import styles from "./edge-handles.module.css";
import { useEdgeDrag } from "./use-edge-drag";

interface EdgeHandlesProps {
  readonly edges: NonNullable<SurfaceProps["edges"]>;
  readonly text: string;
  readonly live: RefObject<LiveSurface | null>;
  /** Counts layout changes, after which handles are measured again. */
  readonly layout: number;
  readonly onMove: (spans: readonly Span[]) => void;
  readonly onDone: (keep: boolean) => void;
}

/**
 * A handle at each edge of the open annotation: dragged with mouse or finger, moved with the arrow
 * keys while it has the focus. A keyboard move is saved by Enter or when the focus leaves, and
 * cancelled by Escape.
 */
export function EdgeHandles({ edges, text, live, layout, onMove, onDone }: EdgeHandlesProps) {
  const { spans, kind } = edges;
  const nameOf = useEdgeNames(text, kind, spans);
  const all = edgesOf(spans);
  const [boxes, setBoxes] = useState<readonly (EdgeBox | null)[]>([]);
  const touched = useRef(false);
  const drag = useEdgeDrag(live, onMove, onDone);

  useEffect(() => {
    setBoxes(edgesOf(spans).map((edge) => live.current?.boxOfEdge(spans, edge) ?? null));
  }, [spans, live, layout]);

  const done = (keep: boolean) => {
    if (!touched.current) return;
    touched.current = false;
    onDone(keep);
  };
  const onKeyDown = (event: React.KeyboardEvent, edge: Edge) => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const undoes = isPress("Ctrl+Z", event);
    if (touched.current && (key === "Escape" || key === "Enter" || undoes)) {
      event.preventDefault();
      event.stopPropagation();
      return done(key === "Enter");
    }
    if (altKey || ctrlKey || metaKey || !/^Arrow(?:Left|Right)$/.test(key)) return;
    event.preventDefault();
    const surface = live.current;
    if (!surface) return;
    const isBackward = surface.isRightToLeft(placeOfEdge(spans, edge));
    const forward = (key === "ArrowRight") !== isBackward;
    const next = surface.steppedEdge(spans, edge, shiftKey ? "character" : "word", forward);
    if (next === spans) return;
    touched.current = true;
    onMove(next);
  };

  const { dragged } = drag;
  const handles = all.map((edge, i) => {
    const box = boxes[i];
    if (!box) return null;
    const { name, value } = nameOf(edge);
    return (
      <span
        key={`${edge.segment} ${edge.side}`}
        role="slider"
        tabIndex={0}
        className={styles.edge}
        data-edge={edge.side}
        data-kind={kind}
        data-dragged={dragged ? "" : undefined}
        aria-label={name}
        aria-valuetext={value}
        aria-valuemin={0}
        aria-valuemax={text.length}
        aria-valuenow={placeOfEdge(spans, edge)}
        style={{ translate: `${box.x}px ${box.top}px`, height: box.height }}
        onPointerDown={(event) => {
          done(true);
          drag.begin(event, spans, edge, box);
        }}
        onPointerMove={drag.move}
        onPointerUp={() => drag.end(true)}
        onPointerCancel={() => drag.end(false)}
        onKeyDown={(event) => onKeyDown(event, edge)}
        onBlur={() => done(true)}
      />
    );
  });
  const at = dragged && boxes[all.findIndex((edge) => isEdge(edge, dragged))];
  return (
    <>
      {handles}
      {dragged && at && (
        <span
          className={styles.preview}
          data-edge={dragged.side}
          aria-hidden="true"
          style={{ translate: `${at.x}px ${at.top}px` }}
        >
          <bdi style={{ translate: `${-100 * at.share}% 0` }}>
            {wordsAtEdge(text, spans, dragged)}
          </bdi>
        </span>
      )}
    </>
  );
}

function isEdge(a: Edge, b: Edge): boolean {
  return a.segment === b.segment && a.side === b.side;
}
