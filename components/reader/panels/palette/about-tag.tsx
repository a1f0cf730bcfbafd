"use client";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useApiPages } from "@/components/live/use-api";
import { useReaderContext } from "../../context/reader-context";
import type { ReadingTag } from "../../model/codebook";
import styles from "./palette.module.css";

/** What the codebook teaches of a tag beyond what the page holds; undefined until it is read. */
function useTeaching({ kind, slug }: ReadingTag) {
  const { reading } = useReaderContext();
  const { items, problem } = useApiPages("GET /projects/{projectId}/tags", {
    params: { projectId: reading.place.projectId },
    query: { limit: 1000 },
  });
  return { teaching: items?.find((tag) => tag.kind === kind && tag.slug === slug), problem };
}

interface AboutTagProps {
  readonly tag: ReadingTag;
  readonly onMore: () => void;
}

/** The chosen tag: its definition, an example, and the way to all that the codebook says of it. */
export function AboutTag({ tag, onMore }: AboutTagProps) {
  const t = useTranslations("Palette");
  const example = useTeaching(tag).teaching?.examples[0];
  return (
    <div className={styles.about}>
      <p>
        <b>{tag.label}</b> {tag.definition}{" "}
        <button type="button" className={styles.plain} aria-keyshortcuts="F1" onClick={onMore}>
          {t("guidance")} <kbd aria-hidden="true">F1</kbd>
        </button>
      </p>
      {example && (
        <p className={styles.example} dir="auto">
          {example}
        </p>
      )}
    </div>
  );
}

interface GuidanceProps {
  readonly tag: ReadingTag;
  readonly onBack: () => void;
}

/** When to use a tag and when not, with all its examples and counter-examples; in the list's place. */
export function Guidance({ tag, onBack }: GuidanceProps) {
  const t = useTranslations("Palette");
  const { codebook } = useReaderContext();
  const { teaching, problem } = useTeaching(tag);
  const group = codebook.find(tag.kind, tag.group);
  const back = useRef<HTMLButtonElement>(null);
  // The arrow keys then scroll what is read.
  useEffect(() => back.current?.focus(), []);
  return (
    <section className={styles.guidance} aria-label={t("guidanceFor", { label: tag.label })}>
      <p className={styles.row}>
        <b>{tag.label}</b>
        {group && <span>{group.label}</span>}
        <button type="button" ref={back} className={styles.back} onClick={onBack}>
          {t("backToList")} <kbd aria-hidden="true">F1</kbd>
        </button>
      </p>
      {tag.definition && <p>{tag.definition}</p>}
      <Part title={t("useWhen")} words={[tag.useWhen]} />
      <Part title={t("avoidWhen")} words={[teaching?.avoidWhen ?? ""]} />
      <Part title={t("examples")} words={teaching?.examples ?? []} />
      <Part title={t("counterExamples")} words={teaching?.counterExamples ?? []} />
      {!teaching && <p role="status">{problem ?? t("readingGuidance")}</p>}
    </section>
  );
}

function Part({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  const there = words.filter((one) => one.trim() !== "");
  if (there.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {there.map((one) => (
        <p key={one} dir="auto">
          {one}
        </p>
      ))}
    </>
  );
}
