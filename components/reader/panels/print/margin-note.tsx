"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { Markdown } from "@/components/ui/markdown";
import type { Annotation } from "@/lib/annotation/annotation";
import "@/messages/print";
import { headOf } from "../../context/annotation-names";
import type { Codebook } from "../../model/codebook";
import styles from "./print-view.module.css";

export interface PrintNoteProps {
  readonly id: string;
  readonly number: number;
  readonly annotation: Annotation;
  /** The fragment of the words it is about. */
  readonly back: string;
}

interface MarginNoteProps extends PrintNoteProps {
  readonly codebook: Codebook;
  /** The text it stands beside, for screen readers, where there are several. */
  readonly of?: string;
  /** What its first line says besides. */
  readonly head?: string;
  /** What stands after the name of its author. */
  readonly facts: readonly string[];
  /** What stands below its own words. */
  readonly children?: ReactNode;
}

/** One annotation as a note in the margin of a page: what it is, what it says, and whose it is. */
export function MarginNote(props: MarginNoteProps) {
  const { id, number, annotation, back, codebook, of, head, facts, children } = props;
  const t = useTranslations("Print");
  const card = useTranslations("Card");
  const { kind, claim, quotation, body, createdBy } = annotation;
  const beside = of ? `, ${of}` : "";
  const { title, detail } = headOf(annotation, codebook, card(`kind.${kind}`));
  return (
    <aside
      id={id}
      className={styles.note}
      data-kind={kind}
      aria-label={`${t("note", { number, what: title })}${beside}`}
      lang="en"
      dir="ltr"
    >
      <p className={styles.head}>
        <a href={back} aria-label={`${t("back", { number })}${beside}`} className={styles.back}>
          {number}
        </a>
        <Sign kind={kind} />
        <b>{title}</b> {kind === "quotation" ? null : detail}
        {head && ` · ${head}`}
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
      {children}
      <p className={styles.who}>
        <bdi>{createdBy.name}</bdi>
        {facts.map((fact) => ` · ${fact}`)}
      </p>
    </aside>
  );
}
