"use client";
import { useDeferredValue, useMemo, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import "@/messages/colours";
import { NO_COLOUR, type ColourRow, type Colours } from "../../model/colours";
import { useReaderContext, useReading } from "../../context/reader-context";
import styles from "./colour-legend.module.css";

/** What the colours on the text mean, each with its letter; a click shows only those. */
export function ColourLegend({ colours }: { readonly colours: Colours }) {
  const t = useTranslations("Colours");
  const { store } = useReaderContext().reading;
  const { by } = colours;
  const filtered = useReading((state) => state.filter[by]);
  const annotations = useDeferredValue(useReading((state) => state.annotations));
  const counts = useMemo(() => {
    const all = new Map<ColourRow | null, number>();
    for (const annotation of annotations) {
      const row = colours.rowOf(annotation);
      all.set(row, (all.get(row) ?? 0) + 1);
    }
    return all;
  }, [annotations, colours]);
  const rows = [...colours.rows, null].filter((row) => counts.has(row));
  return (
    <div className={styles.legend}>
      <div role="group" aria-label={t(`legend.${by}`)} className={styles.rows}>
        {rows.map((row) => {
          const { colour, mark } = row ?? NO_COLOUR;
          const label = row?.label ?? t(`none.${by}`);
          const content = (
            <>
              <b className={styles.mark} style={{ "--own": colour } as CSSProperties}>
                {mark}
              </b>
              <bdi>{label}</bdi>
              <span className={styles.count}>{counts.get(row)}</span>
            </>
          );
          if (!row) {
            return (
              <span key="" className={styles.row}>
                {content}
              </span>
            );
          }
          const isOnly = filtered === row.key;
          return (
            <button
              key={mark}
              type="button"
              className={styles.row}
              aria-pressed={isOnly}
              title={t("only", { label })}
              onClick={() => store.changeFilter({ [by]: isOnly ? null : row.key })}
            >
              {content}
            </button>
          );
        })}
      </div>
      <p className={styles.about}>
        {t(`about.${by}`)} {colours.repeats && t("repeats")}
      </p>
    </div>
  );
}
