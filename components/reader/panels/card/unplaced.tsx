"use client";
import { useTranslations } from "use-intl";
import { useReading } from "../../context/reader-context";
import { Card } from "./card";
import { quoteOf } from "@/lib/annotation/quote";
import styles from "./unplaced.module.css";

/** Annotations that have no certain place in the text, with the words they were made on. */
export function Unplaced() {
  const t = useTranslations("Reader");
  const unplaced = useReading((state) => state.unplaced);
  const openId = useReading((state) => state.openId);
  if (unplaced.length === 0) return null;
  return (
    <section className={styles.unplaced} aria-labelledby="unplaced-heading">
      <h2 id="unplaced-heading">{t("unplaced", { count: unplaced.length })}</h2>
      <p>{t("unplacedHint", { count: unplaced.length })}</p>
      {unplaced.map((annotation) => (
        <div key={annotation.id} id={`unplaced-${annotation.id}`}>
          {annotation.id !== openId && <q dir="auto">{quoteOf(annotation)}</q>}
          <Card annotation={annotation} open={annotation.id === openId} />
        </div>
      ))}
    </section>
  );
}
