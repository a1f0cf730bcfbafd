"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useReading } from "../../context/reader-context";
import { openDocumentPage } from "../../model/document-pages";
import { Card } from "./card";
import { quoteOf } from "@/lib/annotation/quote";
import styles from "./unplaced.module.css";

/** Annotations that have no certain place in the text, with the words they were made on. */
export function Unplaced() {
  const t = useTranslations("Reader");
  const unplaced = useReading((state) => state.unplaced);
  const openId = useReading((state) => state.openId);
  const annotations = useReading((state) => state.annotations);
  const changed = useMemo(
    () => annotations.filter(({ anchor }) => anchor === "changed").length,
    [annotations],
  );
  if (unplaced.length === 0) {
    if (changed === 0) return null;
    return (
      <section className={styles.unplaced} aria-label={t("confirmPlaces")}>
        <p>
          {t("changedHint", { count: changed })} <ConfirmPlaces />
        </p>
      </section>
    );
  }
  return (
    <section className={styles.unplaced} aria-labelledby="unplaced-heading">
      <h2 id="unplaced-heading">{t("unplaced", { count: unplaced.length })}</h2>
      <p>
        {t("unplacedHint", { count: unplaced.length })} <ConfirmPlaces />
      </p>
      {unplaced.map((annotation) => (
        <div key={annotation.id} id={`unplaced-${annotation.id}`}>
          {annotation.id !== openId && <q dir="auto">{quoteOf(annotation)}</q>}
          <p>{t("unplacedIn", { number: annotation.revision })}</p>
          <Card annotation={annotation} open={annotation.id === openId} />
        </div>
      ))}
    </section>
  );
}

function ConfirmPlaces() {
  const t = useTranslations("Reader");
  return (
    <Button size="small" onClick={() => openDocumentPage("places")}>
      {t("confirmPlaces")}
    </Button>
  );
}
