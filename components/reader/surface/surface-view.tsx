"use client";
import {
  forwardRef,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import type { Span } from "@/lib/span/span";
import type { SurfaceHandle, SurfaceProps } from "../surface";
import { AnnotationList } from "./annotation-list";
import overlay from "./overlay.module.css";
import { watchPointer } from "./pointer";
import { scene as sceneOf, type Scene } from "./scene";
import { scrollToSpans } from "./scrolling";
import { watchSelection, type SelectionWatch } from "./selection";
import style from "./surface-view.module.css";
import { TextView } from "./text-view";

/** The text of a document with what is drawn on it. */
export const Surface = forwardRef<SurfaceHandle, SurfaceProps>(function Surface(props, ref) {
  const { text, structure, language, annotations, openId, hoveredId } = props;
  const t = useTranslations("Surface");
  const container = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const layer = useRef<SVGSVGElement>(null);
  const live = useRef<{ scene: Scene; selection: SelectionWatch } | null>(null);
  /** Several pieces are drawn by us: the document's selection has room for one. */
  const [pieces, setPieces] = useState<readonly Span[] | null>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const selected = props.selected ?? pieces;

  const onLayout = useEffectEvent(() => props.onLayout());
  const onHover = useEffectEvent(props.onHover);
  const onOpen = useEffectEvent(props.onOpen);
  const onSelect = useEffectEvent((spans: readonly Span[] | null) => {
    setPieces(spans && spans.length > 1 ? spans : null);
    props.onSelect(spans);
  });

  useEffect(() => {
    if (!container.current || !root.current || !layer.current) return;
    const elements = { container: container.current, text: root.current, layer: layer.current };
    const scene = sceneOf(elements, () => onLayout());
    const selection = watchSelection(scene.index, text, (spans) => onSelect(spans));
    const stopPointer = watchPointer(elements.container, scene, {
      onHover: (ids) => onHover(ids),
      onOpen: (ids, at) => onOpen(ids, at),
      onTap: () => undefined,
    });
    live.current = { scene, selection };
    return () => {
      live.current = null;
      stopPointer();
      selection.stop();
      scene.destroy();
    };
  }, [text, structure]);

  useEffect(() => {
    live.current?.scene.show({ annotations, openId, hoveredId: focusedId ?? hoveredId, selected });
  }, [text, structure, annotations, openId, hoveredId, focusedId, selected]);

  useImperativeHandle(
    ref,
    (): SurfaceHandle => ({
      boxOf: (id) => live.current?.scene.boxOf(live.current.scene.spansOf(id)) ?? null,
      boxOfSpans: (spans) => live.current?.scene.boxOf(spans) ?? null,
      scrollTo(id) {
        const scene = live.current?.scene;
        if (scene) scrollToSpans(scene, scene.spansOf(id));
      },
      focusText(id) {
        root.current?.focus({ preventScroll: true });
        const scene = live.current?.scene;
        if (id !== undefined && scene) scrollToSpans(scene, scene.spansOf(id));
      },
      clearSelection() {
        setPieces(null);
        live.current?.selection.clear();
      },
    }),
    [],
  );

  return (
    <>
      <div ref={container} className={style.surface} data-selected={selected ? "" : undefined}>
        <svg ref={layer} className={overlay.layer} aria-hidden="true" />
        <div
          ref={root}
          className={style.text}
          role="document"
          aria-label={t("text")}
          tabIndex={0}
          data-text=""
        >
          <TextView text={text} structure={structure} language={language} />
        </div>
      </div>
      <AnnotationList
        annotations={annotations}
        onFocus={(id) => {
          setFocusedId(id);
          const scene = live.current?.scene;
          if (id !== null && scene) scrollToSpans(scene, scene.spansOf(id));
        }}
        onOpen={(id) => {
          const box = live.current?.scene.boxOf(live.current.scene.spansOf(id));
          if (box) props.onOpen([id], box);
        }}
      />
    </>
  );
});
