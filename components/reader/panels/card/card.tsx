"use client";
import { memo, useEffect, useRef, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import type { Annotation } from "@/lib/annotation/annotation";
import { isOutline } from "../../model/outline";
import { useIsRelatedOccurrence } from "../../context/use-related-occurrences";
import { useReaderContext, useReading } from "../../context/reader-context";
import { usePlainSummary } from "./use-plain-summary";
import { useColours } from "../../context/colours";
import { useCardBody } from "./card-body-context";
import { CardMarks } from "./card-marks";
import { headOf, useAnnotationName } from "../../context/annotation-names";
import { quoteOf } from "@/lib/annotation/quote";
import styles from "./card.module.css";

interface CardProps {
  readonly annotation: Annotation;
  readonly open: boolean;
}

/** An annotation in the margin: one line when closed, everything about it when open. */
export const Card = memo(function Card({ annotation, open }: CardProps) {
  const { reading } = useReaderContext();
  const name = useAnnotationName();
  const Body = useCardBody();
  const { id, kind } = annotation;
  const hovered = useReading((state) => state.hoveredId === id);
  const related = useIsRelatedOccurrence(id);
  const pending = useReading((state) => state.pending.has(id));
  const isLoading = isOutline(annotation);
  useEffect(() => {
    if (isLoading) reading.wholes.want([id]);
  }, [isLoading, id, reading]);
  const look = [
    styles.card,
    styles[kind],
    open && styles.open,
    (hovered || related) && styles.hovered,
  ];
  return (
    <article
      className={[...look, pending && styles.pending].filter(Boolean).join(" ")}
      aria-label={name(annotation)}
      aria-busy={isLoading || undefined}
      data-annotation={id}
      data-related={related || undefined}
      // Not onPointerEnter: React fires it before the words get their leave event.
      // While words are dragged over, the pointer passes cards that it does not mean.
      onPointerOver={({ buttons }) => buttons === 0 && reading.store.hover(id)}
    >
      <CardHead annotation={annotation} open={open} />
      {open && <Body annotation={annotation} />}
    </article>
  );
});

/** The line a card always shows; clicking it opens or closes the card. */
function CardHead({ annotation, open }: CardProps) {
  const t = useTranslations("Card");
  const { reading, codebook } = useReaderContext();
  const { id, kind, createdBy } = annotation;
  const focused = useReading((state) => state.focusId === id);
  const button = useRef<HTMLButtonElement>(null);
  const { title, detail } = headOf(annotation, codebook, t(`kind.${kind}`));
  const row = useColours()?.rowOf(annotation);
  const summary = usePlainSummary(annotation.body);
  const more = annotation.claim?.statement || summary || quoteOf(annotation);
  useEffect(() => {
    if (!focused) return;
    button.current?.focus({ preventScroll: true });
    reading.store.clearFocusRequest();
  }, [focused, reading]);
  return (
    <button
      ref={button}
      type="button"
      className={styles.head}
      aria-expanded={open}
      onClick={() => (open ? reading.store.closeAnnotation() : reading.store.openAnnotation(id))}
    >
      <Sign kind={kind} />
      {row && (
        <b
          className={styles.colour}
          style={{ "--own": row.colour } as CSSProperties}
          title={row.label}
        >
          {row.mark}
        </b>
      )}
      <span className={styles.title}>{title}</span>
      <span className={styles.detail}>
        <bdi>{detail}</bdi>
        {!open && detail && " · "}
        {!open && <bdi>{more}</bdi>}
      </span>
      <CardMarks annotation={annotation} open={open} />
      <span className={styles.who}>{createdBy.name.split(" ")[0]}</span>
    </button>
  );
}
