"use client";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { useNarrow } from "../../context/use-narrow";
import type { OpenedDocument } from "../../model/opened-document";
import { mayAnnotate } from "../../model/rights";
import styles from "./hint.module.css";

/** Beside the first words of a text that nobody annotated, or above them: how to begin. */
export function Hint({ outlines }: Pick<OpenedDocument, "outlines">) {
  const t = useTranslations("Reader");
  const { reading } = useReaderContext();
  const narrow = useNarrow();
  const loading = useReading((state) => state.loading);
  const count = useReading((state) => state.annotations.length);
  const isEmpty = loading === "ready" ? count === 0 : outlines?.items.length === 0;
  if (!isEmpty) return null;
  const may = mayAnnotate(reading.me);
  return (
    <div
      role="note"
      className={styles.frame}
      data-narrow={narrow ? "" : undefined}
      data-print="no"
      aria-label={t("begin")}
    >
      <p className={styles.hint}>
        {may ? (
          <>
            <span className={styles.keys}>{t("empty")}</span>
            <span className={styles.fingers}>{t("emptyTouch")}</span>
          </>
        ) : (
          t("emptyReader")
        )}
      </p>
    </div>
  );
}
