"use client";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { Markdown } from "@/components/ui/markdown";
import { headOf } from "../../context/annotation-names";
import type { Codebook } from "../../model/codebook";
import type { PrintNoteProps } from "./print-note";
import styles from "./print-view.module.css";

/** An annotation as it stood at a time, beside its words. */
export function PastNote({
  id,
  number,
  annotation,
  back,
  codebook,
}: PrintNoteProps & { readonly codebook: Codebook }) {
  const t = useTranslations("Past");
  const card = useTranslations("Card");
  const { kind, claim, quotation, body, createdBy, status, noteCount, visibility } = annotation;
  const { title, detail } = headOf(annotation, codebook, card(`kind.${kind}`));
  const facts = [
    ...(status === "open" ? [] : [card(`status.${status}`)]),
    ...(noteCount > 0 ? [t("notes", { count: noteCount })] : []),
    ...(visibility === "private" ? [t("private")] : []),
  ];
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
      </p>
      {claim?.statement && (
        <p className={styles.statement} dir="auto">
          {claim.statement}
        </p>
      )}
      {quotation?.speaker && <p dir="auto">{quotation.speaker}</p>}
      {body && <Markdown>{body}</Markdown>}
      <p className={styles.who}>
        <bdi>{createdBy.name}</bdi>
        {facts.length > 0 && ` · ${facts.join(" · ")}`}
      </p>
    </aside>
  );
}
