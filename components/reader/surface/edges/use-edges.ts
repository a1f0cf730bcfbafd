import { useEffect, useEffectEvent, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import { hasMovableEdges } from "../../model/commands/actions";
import { useReaderContext, useReading } from "../../context/reader-context";
import type { SurfaceProps } from "../../model/surface-handle";

type Edges = Pick<SurfaceProps, "edges" | "moved" | "onEdges" | "onEdgesDone">;

/**
 * The edges of the open annotation, for the surface. A move is drawn at once and becomes one edit,
 * with one undo step, when it ends. Changes by others wait meanwhile.
 */
export function useEdges(): Edges {
  const t = useTranslations("Edges");
  const { reading, announce } = useReaderContext();
  const { store, me, place } = reading;
  const open = useReading((state) => (state.openId ? state.byId.get(state.openId) : undefined));
  const moved = useReading((state) => state.moved);
  const isThere = useReading((state) => hasMovableEdges(state, me));

  const edges = useMemo(() => {
    if (!open || !isThere) return null;
    const spans = moved?.id === open.id ? moved.spans : open.target;
    return { id: open.id, kind: open.kind, spans };
  }, [open, isThere, moved]);

  const keep = () => {
    const { moved: now, byId } = store.now();
    store.stopMovingEdges();
    const annotation = now && byId.get(now.id);
    if (!annotation || hasSpans(annotation, now.spans)) return;
    reading.move(annotation, now.spans);
    announce(t("kept", { kind: t(`kind.${annotation.kind}`), words: wordsOf(now.spans) }));
  };
  const wordsOf = (spans: readonly Span[]) =>
    spans
      .map(({ start, end }) => place.text.slice(start, end))
      .join(" … ")
      .slice(0, 200);

  const isMoving = moved !== null;
  useEffect(() => (isMoving ? store.beginEditing() : undefined), [isMoving, store]);
  // Opening another card or leaving the page saves a move, as moving the focus does.
  const onLeave = useEffectEvent(keep);
  const openId = open?.id;
  useEffect(() => {
    const onHide = () => onLeave();
    window.addEventListener("pagehide", onHide);
    return () => {
      window.removeEventListener("pagehide", onHide);
      onLeave();
    };
  }, [openId]);

  return {
    edges,
    moved,
    onEdges(spans) {
      if (!open || (moved?.spans ?? open.target) === spans) return;
      store.moveEdges(open.id, spans);
      announce(t("moving", { words: wordsOf(spans) }));
    },
    onEdgesDone(isKept) {
      if (isKept) return keep();
      store.stopMovingEdges();
      announce(t("back"));
    },
  };
}

function hasSpans({ target }: Annotation, spans: readonly Span[]): boolean {
  return (
    target.length === spans.length &&
    target.every(({ start, end }, i) => start === spans[i]?.start && end === spans[i]?.end)
  );
}
