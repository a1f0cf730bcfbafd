"use client";
import { useDeferredValue, useMemo, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
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
  const rows = useMemo(() => {
    const counts = new Map<ColourRow | null, number>();
    for (const annotation of annotations) {
      const row = colours.rowOf(annotation);
      counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    return [...counts].sort(([a], [b]) => orderOf(a) - orderOf(b) || 0);
  }, [annotations, colours]);
  return (
    <div className={styles.legend}>
      <div role="group" aria-label={t(`legend.${by}`)} className={styles.rows}>
        {rows.map(([row, count]) => {
          const { colour, mark } = row ?? NO_COLOUR;
          const label = row?.label ?? t(`none.${by}`);
          const content = (
            <>
              <b className={styles.mark} style={{ "--own": colour } as CSSProperties}>
                {mark}
              </b>
              <bdi>{label}</bdi>
              <span className={styles.count}>{count}</span>
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
              key={row.key}
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

/** By the length of the letters and then by the letters: B before AA. What has none is last. */
function orderOf(row: ColourRow | null): number {
  if (!row) return Infinity;
  return [...row.mark].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
