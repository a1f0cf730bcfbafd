"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { hasPlace } from "@/lib/annotation/annotation";
import type { StoodDocument } from "@/lib/annotation/past-document";
import { quoteOf } from "@/lib/annotation/quote";
import { titleBlock } from "@/lib/text/title";
import "@/messages/past";
import { Codebook } from "../../model/codebook";
import { PastNote } from "./past-note";
import { PAST_PREFIX } from "./past-place";
import { PrintText } from "./print-text";
import printStyles from "./print-view.module.css";
import styles from "./past-view.module.css";

/** The text of a document as it stood, with its annotations beside it. */
export function PastText({ stood }: { readonly stood: StoodDocument }) {
  const t = useTranslations("Past");
  const { title, language, text, structure, annotations, isCut } = stood;
  const codebook = useMemo(() => new Codebook(stood.codebook), [stood.codebook]);
  const shown = useMemo(() => annotations.filter(hasPlace), [annotations]);
  // A title with which the text itself begins is drawn there.
  const isRepeated = useMemo(
    () => titleBlock({ text, structure }, title) !== null,
    [text, structure, title],
  );
  const unplaced = annotations.filter((annotation) => !hasPlace(annotation));
  return (
    <>
      <h1 className={isRepeated ? "visually-hidden" : styles.title} dir="auto">
        {title}
      </h1>
      <p className={styles.soft}>
        {isCut
          ? t("first", { count: annotations.length })
          : t("count", { count: annotations.length })}
      </p>
      <PrintText
        text={text}
        title={title}
        structure={structure}
        language={language}
        annotations={shown}
        prefix={PAST_PREFIX}
        note={(note) => <PastNote {...note} codebook={codebook} />}
      />
      {unplaced.length > 0 && (
        <section id={`${PAST_PREFIX}unplaced`} className={printStyles.lost}>
          <h2>{t("unplaced")}</h2>
          <ul>
            {unplaced.map((annotation) => (
              <li key={annotation.id}>
                <Sign kind={annotation.kind} named /> “{quoteOf(annotation)}”{" "}
                <bdi>({annotation.createdBy.name})</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
