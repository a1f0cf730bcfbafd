"use client";
import { useTranslations } from "use-intl";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import { cueOf, hedgesOf } from "@/lib/annotation/certainty";
import "@/messages/evidence";
import "@/messages/print";
import { useConfidenceName } from "../../context/annotation-names";
import { useReaderContext } from "../../context/reader-context";
import { MarginNote, type PrintNoteProps } from "./margin-note";
import { PrintConversation } from "./print-conversation";
import styles from "./print-view.module.css";

/** An annotation as people have it now, with what it points to and what was answered. */
export function PrintNote(note: PrintNoteProps) {
  const t = useTranslations("Print");
  const card = useTranslations("Card");
  const { codebook } = useReaderContext();
  const nameOf = useConfidenceName();
  const occurrence = useTranslations("Occurrence");
  const evidence = useTranslations("Evidence");
  const { annotation } = note;
  const { references, status, confidence } = annotation;
  const commitments = hedgesOf(annotation).map((hedge) => occurrence(`commitment.${hedge}`));
  const facts = [
    ...(confidence === null ? [] : [`${nameOf(confidence)} (${cueOf(confidence)})`]),
    ...(status === "open" ? [] : [card(`status.${status}`)]),
  ];
  return (
    <MarginNote
      {...note}
      codebook={codebook}
      head={commitments.length > 0 ? t("told", { how: commitments.join(", ") }) : undefined}
      facts={facts}
    >
      {references.map(({ id, relation, source, locator, quote }) => (
        <p key={id} className={styles.reference}>
          {STANCE_SIGNS[relation]} {evidence(`stance.${relation}`)}:{" "}
          {quote && <q dir="auto">{quote}</q>}{" "}
          <span dir="auto">{source.citation || source.url}</span>
          {locator && <span dir="auto">, {locator}</span>}
        </p>
      ))}
      <PrintConversation annotationId={annotation.id} />
    </MarginNote>
  );
}
