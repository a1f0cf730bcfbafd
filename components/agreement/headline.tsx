"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import "@/messages/agreement";
import { PlotFigure } from "../charts/plot-figure";
import { thousandths, type AgreementAnswer } from "./compared";
import styles from "./agreement.module.css";

const NO_POINTS: readonly never[] = [];

/** The figure itself, with its interval, and what it was counted from. */
export function Headline({ agreement }: { agreement: AgreementAnswer }) {
  const t = useTranslations("Agreement");
  const { measure, value, interval, n, unit, texts, spans, missing, unplaced } = agreement;
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => ({
      height: 56,
      marginTop: 12,
      marginBottom: 28,
      x: { domain: [Math.min(0, interval?.low ?? 0, value ?? 0), 1], grid: true, label: null },
      y: { axis: null },
      marks: [
        plot.link(interval ? [interval] : [], {
          x1: "low",
          x2: "high",
          y1: 0,
          y2: 0,
          stroke: "var(--ink)",
          strokeWidth: 2,
        }),
        plot.dot([value], { x: (each: number) => each, y: 0, r: 6, fill: "var(--ink)" }),
      ],
    }),
    [value, interval],
  );
  const words =
    value === null
      ? t("notDefined")
      : interval
        ? t("value", {
            value: thousandths(value),
            low: thousandths(interval.low),
            high: thousandths(interval.high),
          })
        : thousandths(value);
  const what = measure === "gamma" || measure.startsWith("f1-") ? "spans" : unit;
  return (
    <section aria-labelledby="agreement" className={styles.headline}>
      <h2 id="agreement">
        {t(`names.${measure}`)} <output aria-labelledby="agreement">{words}</output>
      </h2>
      {value === null ? (
        <p className={styles.note}>{t("notDefinedWords")}</p>
      ) : (
        <PlotFigure label={`${t(`names.${measure}`)}: ${words}`} draw={draw} points={NO_POINTS} />
      )}
      <p className={styles.note}>
        {interval && `${t("interval")} `}
        {t("facts", { n, what, texts, spans })} {t(`missing.${missing}`)}{" "}
        {unplaced > 0 && t("unplaced", { count: unplaced })}
      </p>
      <Family family={agreement.family} />
    </section>
  );
}

/** The further figures that some measures come with. */
function Family({ family }: Pick<AgreementAnswer, "family">) {
  const t = useTranslations("Agreement");
  const { alphaU, f1, labelled, gamma } = family;
  const parts = [
    ...(alphaU ? (["u", "marked", "coding", "coverage"] as const) : []).map(
      (part) => [part, alphaU?.[part] ?? null] as const,
    ),
    ...(f1 ? (["exact", "boundary", "partial", "type"] as const) : []).map(
      (part) => [part, f1?.[part] ?? null] as const,
    ),
    ...(labelled === undefined ? [] : [["labelled", labelled] as const]),
    ...(gamma ? (["observed", "expected"] as const) : []).map(
      (part) => [part, gamma?.[part] ?? null] as const,
    ),
  ];
  if (parts.length === 0) return null;
  return (
    <dl className={styles.family} aria-label={t("family")}>
      {parts.map(([part, value]) => (
        <div key={part}>
          <dt>{t(`parts.${part}`)}</dt>
          <dd>{thousandths(value) ?? t("notDefined")}</dd>
        </div>
      ))}
    </dl>
  );
}
