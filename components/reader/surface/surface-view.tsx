"use client";
import {
  forwardRef,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import type { Span } from "@/lib/span/span";
import { EdgeHandles } from "./edges/edge-handles";
import type { SurfaceHandle, SurfaceProps } from "../model/surface-handle";
import { AnnotationList } from "./annotation-list";
import { boxIn } from "./page-box";
import { liveSurface, type LiveSurface } from "./live-surface";
import overlay from "./overlay.module.css";
import "./highlights.css";
import style from "./surface-view.module.css";
import { TextView } from "./text-view";

/** The text of a document with its overlay. */
export const Surface = forwardRef<SurfaceHandle, SurfaceProps>(function Surface(props, ref) {
  const { text, structure, language, annotations, openId, hoveredId, relatedIds, moved, found } =
    props;
  const t = useTranslations("Surface");
  const container = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const layer = useRef<SVGSVGElement>(null);
  const caret = useRef<HTMLDivElement>(null);
  const live = useRef<LiveSurface | null>(null);
  /** A selection of several pieces, drawn by us: the document's selection has only one. */
  const [pieces, setPieces] = useState<readonly Span[] | null>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const selected = props.selected ?? pieces;

  const [layout, setLayout] = useState(0);
  const onLayout = useEffectEvent(() => {
    setLayout((count) => count + 1);
    props.onLayout();
  });
  const onSettle = useEffectEvent((spans: readonly Span[]) => props.onSettle(spans));
  const snaps = useEffectEvent(() => props.snaps);
  const onHover = useEffectEvent((ids: readonly string[]) => props.onHover(ids));
  const onOpen = useEffectEvent<SurfaceProps["onOpen"]>((ids, at) => props.onOpen(ids, at));
  const onSelect = useEffectEvent((spans: readonly Span[] | null) => {
    setPieces(spans && spans.length > 1 ? spans : null);
    props.onSelect(spans);
  });

  useEffect(() => {
    if (!container.current || !root.current || !layer.current || !caret.current) return;
    const made = liveSurface(
      {
        container: container.current,
        text: root.current,
        layer: layer.current,
        caret: caret.current,
      },
      text,
      language,
      {
        onHover: (ids) => onHover(ids),
        onOpen: (ids, at) => onOpen(ids, at),
        onSelect: (spans) => onSelect(spans),
        onSettle: (spans) => onSettle(spans),
        snaps: () => snaps(),
        onLayout: () => onLayout(),
      },
    );
    live.current = made;
    return () => {
      live.current = null;
      made.destroy();
    };
    // `structure` is not read here, but determines the elements.
  }, [text, structure, language]);

  useEffect(() => {
    const hovered = focusedId ?? hoveredId;
    const shown = { annotations, openId, hoveredId: hovered, relatedIds, selected, moved, found };
    live.current?.show(shown);
  }, [
    text,
    structure,
    language,
    annotations,
    openId,
    hoveredId,
    relatedIds,
    focusedId,
    selected,
    moved,
    found,
  ]);

  useImperativeHandle(
    ref,
    (): SurfaceHandle => ({
      boxOf: (id) => live.current?.boxOf(id) ?? null,
      boxOfSpans: (spans) => live.current?.boxOfSpans(spans) ?? null,
      scrollTo: (id) => live.current?.scrollTo(id),
      reveal: (spans) => live.current?.reveal(spans),
      linesOf: (spans) => live.current?.linesOf(spans) ?? [],
      originOf: (element) => boxIn(element, element.getBoundingClientRect()),
      focusText: (id) => live.current?.focusText(id),
      spanBetween: (top, bottom) => live.current?.spanBetween(top, bottom) ?? null,
      firstInView: () => live.current?.firstInView() ?? 0,
      focusAt: (offset) => live.current?.focusAt(offset),
      select: (span) => live.current?.select(span),
      nudged: (spans, edge, forward) => live.current?.nudged(spans, edge, forward) ?? spans,
      widened: (spans, to) => live.current?.widened(spans, to) ?? spans,
      isRightToLeft: (offset) => live.current?.isRightToLeft(offset) ?? false,
      focusEdge(side) {
        const all = container.current?.querySelectorAll<HTMLElement>(`[data-edge="${side}"]`);
        const edge = side === "start" ? all?.[0] : all?.[all.length - 1];
        edge?.focus();
        return edge !== undefined;
      },
      clearSelection() {
        setPieces(null);
        live.current?.clearSelection();
      },
      placeOf: (offset) => live.current?.placeOf(offset) ?? offset / Math.max(text.length, 1),
    }),
    [text],
  );

  const focusOne = useCallback((id: string | null) => {
    setFocusedId(id);
    if (id !== null) live.current?.scrollTo(id);
  }, []);
  const openOne = useCallback((id: string) => live.current?.open(id), []);

  return (
    <>
      <div ref={container} className={style.surface} data-selected={selected ? "" : undefined}>
        <svg ref={layer} className={overlay.layer} aria-hidden="true" />
        <div
          ref={root}
          className={style.text}
          role="document"
          aria-label={t("text", { title: props.title })}
          tabIndex={0}
          // Marks belong to the words as they stand, and would lie on others in a translation.
          translate="no"
          data-text={props.name}
        >
          <TextView text={text} title={props.title} structure={structure} language={language} />
        </div>
        <div ref={caret} className={overlay.caret} aria-hidden="true" hidden />
        {props.edges && (
          <EdgeHandles
            key={props.edges.id}
            edges={props.edges}
            text={text}
            live={live}
            layout={layout}
            onMove={(spans) => props.onEdges(spans)}
            onDone={(keep) => props.onEdgesDone(keep)}
          />
        )}
      </div>
      <AnnotationList annotations={annotations} onFocus={focusOne} onOpen={openOne} />
    </>
  );
});
