"use client";
import { useTranslations } from "use-intl";
import "@/messages/agreement";
import "@/messages/charts";
import { buttonClass } from "../ui/button";
import type { PartProps } from "./compared";
import { Matrix } from "./matrix";
import styles from "./agreement.module.css";

/** What one coder called by the name of a row and another by the name of a column. */
export function ConfusionMatrix({ agreement, csv }: PartProps) {
  const t = useTranslations("Agreement");
  const charts = useTranslations("Charts");
  const { labels, counts } = agreement.confusion;
  if (labels.length < 2) return null;
  const names = labels.map((label) => label || t("nothing"));
  const sums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  return (
    <section aria-labelledby="confusion">
      <h2 id="confusion">{t("confusion")}</h2>
      <p className={styles.note}>{t("confusionWords")}</p>
      <Matrix
        caption={t("confusionTable")}
        corner={t("label")}
        rows={names}
        columns={names}
        cell={(row, column) => {
          const count = counts[row]?.[column] ?? 0;
          return count === 0
            ? null
            : { words: Math.round(count * 10) / 10, share: count / (sums[row] || 1) };
        }}
      />
      <a className={buttonClass({ size: "small", variant: "quiet" })} href={csv} download>
        {charts("csv")}
      </a>
    </section>
  );
}
