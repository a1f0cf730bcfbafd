"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { Markdown } from "@/components/ui/markdown";
import type { Annotation } from "@/lib/annotation/annotation";
import { cueOf, hedgesOf } from "@/lib/annotation/certainty";
import { useReaderContext } from "../../context/reader-context";
import { headOf, useConfidenceName } from "../../context/annotation-names";
import { STANCE_SIGNS } from "@/components/annotation/stance-signs";
import { PrintConversation } from "./print-conversation";
import styles from "./print-view.module.css";

export interface PrintNoteProps {
  readonly id: string;
  readonly number: number;
  readonly annotation: Annotation;
  /** The fragment of the words it is about. */
  readonly back: string;
}

/** One annotation as a note in the margin of a page. */
export function PrintNote({ id, number, annotation, back }: PrintNoteProps) {
  const t = useTranslations("Print");
  const card = useTranslations("Card");
  const { codebook } = useReaderContext();
  const nameOf = useConfidenceName();
  const occurrence = useTranslations("Occurrence");
  const evidence = useTranslations("Evidence");
  const { kind, claim, quotation, body, references, createdBy, status, confidence } = annotation;
  const commitments = hedgesOf(annotation).map((hedge) => occurrence(`commitment.${hedge}`));
  const { title, detail } = headOf(annotation, codebook, card(`kind.${kind}`));
  return (
    <aside
      id={id}
      className={styles.note}
      data-kind={kind}
      aria-label={t("note", { number, what: title })}
      lang="en"
      dir="ltr"
    >
      <p className={styles.head}>
        <a href={back} aria-label={t("back", { number })} className={styles.back}>
          {number}
        </a>
        <Sign kind={kind} />
        <b>{title}</b> {kind === "quotation" ? null : detail}
        {commitments.length > 0 && ` · ${t("told", { how: commitments.join(", ") })}`}
      </p>
      {claim?.statement && (
        <p className={styles.statement} dir="auto">
          {claim.statement}
        </p>
      )}
      {quotation?.speaker && (
        <p dir="auto">
          {card.rich("saidBy", {
            speaker: quotation.speaker,
            b: (words) => <b dir="auto">{words}</b>,
          })}
        </p>
      )}
      {body && <Markdown>{body}</Markdown>}
      {references.map(({ id: key, relation, source, locator, quote }) => (
        <p key={key} className={styles.reference}>
          {STANCE_SIGNS[relation]} {evidence(`stance.${relation}`)}:{" "}
          {quote && <q dir="auto">{quote}</q>}{" "}
          <span dir="auto">{source.citation || source.url}</span>
          {locator && <span dir="auto">, {locator}</span>}
        </p>
      ))}
      <PrintConversation annotationId={annotation.id} />
      <p className={styles.who}>
        <bdi>{createdBy.name}</bdi>
        {confidence !== null && ` · ${nameOf(confidence)} (${cueOf(confidence)})`}
        {status !== "open" && ` · ${card(`status.${status}`)}`}
      </p>
    </aside>
  );
}
