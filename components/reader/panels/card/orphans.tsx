"use client";
import { useTranslations } from "use-intl";
import { useReading } from "../../context/reader-context";
import { Card } from "./card";
import { wordsUnder } from "../../context/annotation-names";
import styles from "./orphans.module.css";

/** Annotations whose words are no longer in the text, with the words they were made on. */
export function Orphans() {
  const t = useTranslations("Reader");
  const lost = useReading((state) => state.lost);
  const openId = useReading((state) => state.openId);
  if (lost.length === 0) return null;
  return (
    <section className={styles.lost} aria-labelledby="lost-heading">
      <h2 id="lost-heading">{t("lost", { count: lost.length })}</h2>
      <p>{t("lostHint", { count: lost.length })}</p>
      {lost.map((annotation) => (
        <div key={annotation.id} id={`lost-${annotation.id}`}>
          {annotation.id !== openId && <q dir="auto">{wordsUnder(annotation)}</q>}
          <Card annotation={annotation} open={annotation.id === openId} />
        </div>
      ))}
    </section>
  );
}
