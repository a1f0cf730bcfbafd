"use client";
import { forwardRef, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import { hedgesOf } from "@/lib/annotation/certainty";
import type { Span } from "@/lib/span/span";
import type { Structure } from "@/lib/text/document-text";
import { useQuickTag } from "../context/use-quick-tag";
import { useRelatedOccurrences } from "../context/use-related-occurrences";
import { useSnapping } from "../context/use-snapping";
import { useEdges } from "./edges/use-edges";
import { useReaderContext, useReading } from "../context/reader-context";
import { useAnnotationName } from "../context/annotation-names";
import { mayAnnotate } from "../model/rights";
import type { Box, Drawn, SurfaceHandle } from "../model/surface-handle";
import { Surface } from "./surface-view";

interface ReadingSurfaceProps {
  readonly text: string;
  readonly structure: Structure;
  readonly language: string;
  readonly drawn: readonly Drawn[];
  readonly onLayout: () => void;
  /** When words are wanted for something: selected ones go there and are not tagged. */
  readonly onPick?: (spans: readonly Span[]) => void;
}

/** The surface with the page's state: what is drawn on it, and what a press or selection does. */
export const ReadingSurface = forwardRef<SurfaceHandle, ReadingSurfaceProps>(
  function ReadingSurface({ text, structure, language, drawn, onLayout, onPick }, ref) {
    const t = useTranslations("Reader");
    const { reading, announce } = useReaderContext();
    const { store } = reading;
    const openId = useReading((state) => state.openId);
    const hoveredId = useReading((state) => state.hoveredId);
    const relatedIds = useRelatedOccurrences();
    const tagging = useReading((state) => state.tagging);
    const found = useReading((state) => state.found);
    const quickTag = useReading((state) => state.quickTag);
    const edges = useEdges();
    const snaps = useSnapping();
    const ready = useQuickTag();

    const onOpen = (ids: readonly string[], at: Box) => {
      const [only] = ids;
      if (ids.length > 1) store.openChooser(ids, at);
      else if (only) store.openAnnotation(only);
    };
    const onSelect = (spans: readonly Span[] | null) => {
      if (onPick || !mayAnnotate(reading.me)) return store.setSelected(spans);
      // With a tag ready the palette stays away; the words are kept as soon as they are meant.
      if (spans && !quickTag) store.startTagging(spans);
      else store.stopTagging();
      if (spans) {
        const words = spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
        announce(t(quickTag ? "selectedReady" : "selected", { words: words.slice(0, 200) }));
      }
    };
    return (
      <Surface
        ref={ref}
        text={text}
        structure={structure}
        language={language}
        annotations={drawn}
        openId={openId}
        hoveredId={hoveredId}
        relatedIds={relatedIds}
        selected={tagging?.entered ? tagging.spans : null}
        onHover={(ids) => store.hover(ids[0] ?? null)}
        onOpen={onOpen}
        found={found}
        snaps={snaps}
        {...edges}
        onSelect={onSelect}
        onSettle={(spans) => (onPick ? onPick(spans) : void ready.keep(spans))}
        onLayout={onLayout}
      />
    );
  },
);

/** What the surface draws. What did not change is the same thing as before. */
export function useDrawn(): readonly Drawn[] {
  const shown = useReading((state) => state.shown);
  const pending = useReading((state) => state.pending);
  const name = useAnnotationName();
  return useMemo(
    () => shown.map((annotation) => drawnOf(annotation, pending.has(annotation.id), name)),
    [shown, pending, name],
  );
}

type Naming = (annotation: Annotation) => string;

/** Of thousands of annotations one changes: the others are made, named and placed once. */
const made = new WeakMap<Naming, WeakMap<Annotation, Drawn>>();

function drawnOf(annotation: Annotation, pending: boolean, name: Naming): Drawn {
  const known = made.get(name) ?? new WeakMap<Annotation, Drawn>();
  made.set(name, known);
  const before = known.get(annotation);
  if (before?.pending === pending) return before;
  const { id, kind, target, status, anchor, confidence } = annotation;
  const hedge = hedgesOf(annotation)[0] ?? null;
  let label: string | undefined;
  const drawn: Drawn = {
    ...{ id, kind, target, status, anchor, confidence, hedge, pending },
    // Made when it is asked for: few of thousands are.
    get label() {
      return (label ??= name(annotation));
    },
  };
  known.set(annotation, drawn);
  return drawn;
}
