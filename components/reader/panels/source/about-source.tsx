"use client";
import { Fragment, memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import { ArchivedCopy } from "@/components/documents/archived-copy";
import { LabelChips } from "@/components/documents/label-chip";
import { DateText } from "@/components/ui/date-text";
import type { Structure } from "@/lib/text/document-text";
import { titleBlock } from "@/lib/text/title";
import type { DocumentFacts } from "../../model/opened-document";
import styles from "./about-source.module.css";

/** Silent reading speed for prose, in words a minute (Brysbaert 2019: 238 in English). */
const WORDS_A_MINUTE = 238;

/**
 * The title and one muted line: who said it, where and when, and which revision this is; then its
 * labels, which lead to the other texts that have them. A title with which the text itself begins is
 * drawn there.
 */
export const AboutSource = memo(function AboutSource({
  projectId,
  about,
  text,
  structure,
}: {
  projectId: string;
  about: DocumentFacts;
  text: string;
  structure: Structure;
}) {
  const t = useTranslations("Reader");
  const { title, author, speaker, publisher, date, url, language, rights, revision } = about;
  const { archive, labels } = about;
  const words = useMemo(() => text.match(/\S+/g)?.length ?? 0, [text]);
  const isRepeated = useMemo(
    () => titleBlock({ text, structure }, title) !== null,
    [text, structure, title],
  );
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  const facts = [
    author || speaker,
    (publisher || date) && (
      <>
        {publisher}
        {publisher && date && ", "}
        <DateText date={date} />
      </>
    ),
    t("revision", { number: revision.number }),
    t("minutes", { minutes }),
    language && languageName(language),
    rights,
  ].filter(Boolean);
  return (
    <header className={styles.about} dir="auto">
      <h1 className={isRepeated ? "visually-hidden" : undefined}>{title}</h1>
      <p>
        {facts.map((fact, i) => (
          <Fragment key={i}>
            {i > 0 && " · "}
            <bdi>{fact}</bdi>
          </Fragment>
        ))}
        {/^https?:\/\//i.test(url) && (
          <>
            {" · "}
            <a href={url} rel="noopener noreferrer nofollow">
              {new URL(url).hostname}
            </a>
          </>
        )}
      </p>
      {archive && (
        <p className={styles.archive}>
          <ArchivedCopy archive={archive} />
        </p>
      )}
      <LabelChips labels={labels} addressOf={(id) => `/projects/${projectId}?label=${id}`} />
    </header>
  );
});

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
