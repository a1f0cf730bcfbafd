"use client";
import { forwardRef, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Annotation } from "@/lib/annotation/annotation";
import { hedgesOf } from "@/lib/annotation/certainty";
import type { Span } from "@/lib/span/span";
import type { Structure } from "@/lib/text/document-text";
import { useQuickTag } from "../context/use-quick-tag";
import { nameOf } from "../context/use-document-text";
import { useRelatedOccurrences } from "../context/use-related-occurrences";
import { useSnapping } from "../context/use-snapping";
import { useEdges } from "./edges/use-edges";
import { useReaderContext, useReading } from "../context/reader-context";
import { useAnnotationName } from "../context/annotation-names";
import { useReadsOnly } from "../context/use-reads-only";
import { mayAnnotate } from "../model/rights";
import type { Colours } from "../model/colours";
import type { Box, Drawn, SurfaceHandle } from "../model/surface-handle";
import { Surface } from "./surface-view";

interface ReadingSurfaceProps {
  readonly text: string;
  readonly title: string;
  readonly structure: Structure;
  readonly language: string;
  readonly drawn: readonly Drawn[];
  readonly onLayout: () => void;
  /** Given while words are being picked: a selection goes there and is not tagged. */
  readonly onPick?: (spans: readonly Span[]) => void;
}

/** Connects the surface to the state: what is drawn, and what a click or a selection does. */
export const ReadingSurface = forwardRef<SurfaceHandle, ReadingSurfaceProps>(
  function ReadingSurface({ text, title, structure, language, drawn, onLayout, onPick }, ref) {
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
    const explainReading = useReadsOnly();

    const onOpen = (ids: readonly string[], at: Box) => {
      const [only] = ids;
      if (ids.length > 1) store.openChooser(ids, at);
      else if (only) store.openAnnotation(only);
    };
    const onSelect = (spans: readonly Span[] | null) => {
      if (onPick || !mayAnnotate(reading.me)) return store.setSelected(spans);
      // With a quick tag no palette opens; the words are tagged when the selection ends.
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
        name={nameOf(reading.place)}
        text={text}
        title={title}
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
        onSettle={(spans) => {
          if (onPick) return onPick(spans);
          if (!mayAnnotate(reading.me)) return explainReading();
          // What the codebook requires besides the tag is given in the palette.
          if (quickTag && !ready.keep(spans)) store.startTagging(spans);
        }}
        onLayout={onLayout}
      />
    );
  },
);

/** What the surface draws. Unchanged annotations keep their object. */
export function useDrawn(colours: Colours | null): readonly Drawn[] {
  const shown = useReading((state) => state.shown);
  const pending = useReading((state) => state.pending);
  const name = useAnnotationName();
  const showing = useMemo(() => ({ name, colours }), [name, colours]);
  return useMemo(() => shown.map(drawing(pending, showing)), [shown, pending, showing]);
}

/** What a drawing says beside what the annotation itself does. */
interface Showing {
  readonly name: (annotation: Annotation) => string;
  readonly colours: Colours | null;
}

/** When one of thousands of annotations changes, the others are not derived again. */
const cache = new WeakMap<Showing, WeakMap<Annotation, Drawn>>();

function drawing(pending: ReadonlySet<string>, showing: Showing) {
  const known = cache.get(showing) ?? new WeakMap<Annotation, Drawn>();
  cache.set(showing, known);
  return (annotation: Annotation) =>
    drawnOf(annotation, pending.has(annotation.id), showing, known);
}

function drawnOf(
  annotation: Annotation,
  pending: boolean,
  { name, colours }: Showing,
  known: WeakMap<Annotation, Drawn>,
): Drawn {
  const before = known.get(annotation);
  if (before?.pending === pending) return before;
  const { id, kind, target, status, anchor, confidence } = annotation;
  const hedge = hedgesOf(annotation)[0] ?? null;
  let label: string | undefined;
  const drawn: Drawn = {
    id,
    kind,
    target,
    status,
    anchor,
    confidence,
    hedge,
    paint: colours?.rowOf(annotation) ?? null,
    pending,
    // Computed on demand, since few of thousands are read.
    get label() {
      return (label ??= name(annotation));
    },
  };
  known.set(annotation, drawn);
  return drawn;
}
