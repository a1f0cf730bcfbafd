"use client";
import { Fragment, memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Structure } from "@/lib/text/document-text";
import { titleBlock } from "@/lib/text/title";
import type { DocumentFacts } from "../../model/opened-document";
import styles from "./about-source.module.css";

/** Silent reading speed for prose, in words a minute (Brysbaert 2019: 238 in English). */
const WORDS_A_MINUTE = 238;

/**
 * The title and one muted line: who said it, where and when, and which revision this is. A title
 * with which the text itself begins is drawn there.
 */
export const AboutSource = memo(function AboutSource({
  about,
  text,
  structure,
}: {
  about: DocumentFacts;
  text: string;
  structure: Structure;
}) {
  const t = useTranslations("Reader");
  const { title, author, speaker, publisher, date, url, language, rights, revision } = about;
  const words = useMemo(() => text.match(/\S+/g)?.length ?? 0, [text]);
  const isRepeated = useMemo(
    () => titleBlock({ text, structure }, title) !== null,
    [text, structure, title],
  );
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  const facts = [
    author || speaker,
    [publisher, date && formatDate(date)].filter(Boolean).join(", "),
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
    </header>
  );
});

/** A date as precise as it is known: 2024, March 2024, 4 March 2024. Other text is returned unchanged. */
function formatDate(date: string): string {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(date)) return date;
  const [year = "", month, day] = date.split("-");
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    year: "numeric",
    ...(month ? { month: "long" } : {}),
    ...(day ? { day: "numeric" } : {}),
  }).format(at);
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
