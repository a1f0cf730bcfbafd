"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import "@/messages/agreement";
import { Behind } from "../charts/behind";
import { PlotFigure } from "../charts/plot-figure";
import type { PlotPoint } from "../charts/plot-walk";
import { Table, type Column } from "../ui/table";
import { thousandths, type PartProps } from "./compared";
import styles from "./agreement.module.css";

interface Row {
  readonly key: string;
  readonly name: string;
  readonly value: number | null;
  readonly counts: readonly number[];
}

/** The values of labels or of coders, one below the other. Those not defined have no dot. */
export function ValueFigure({ agreement, of, csv }: PartProps & { of: "labels" | "coders" }) {
  const t = useTranslations("Agreement");
  const { measure, labels, labelsLeftOut, coders } = agreement;
  const rows = useMemo(
    () =>
      of === "labels"
        ? labels.map(({ label, value, n }): Row => ({
            key: label,
            name: label,
            value,
            counts: [n],
          }))
        : coders.map(({ id, name, value, spans, texts }): Row => {
            return { key: id ?? `name ${name}`, name, value, counts: [spans, texts] };
          }),
    [of, labels, coders],
  );
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      const room = Math.min(220, width * 0.36);
      const names = new Map(rows.map(({ key, name }) => [key, name]));
      return {
        height: 40 + rows.length * 26,
        marginLeft: room,
        marginRight: 84,
        marginTop: 6,
        marginBottom: 28,
        x: {
          domain: [rows.reduce((least, { value }) => Math.min(least, value ?? 0), 0), 1],
          grid: true,
          label: null,
          ticks: width < 500 ? 3 : 6,
        },
        y: { domain: rows.map(({ key }) => key), label: null, tickSize: 0 },
        marks: [
          plot.axisY({
            tickFormat: (key: string) => names.get(key) ?? key,
            lineWidth: room / 13,
            tickSize: 0,
            label: null,
          }),
          plot.ruleX([0], { stroke: "var(--edge)" }),
          plot.dot(
            rows.filter(({ value }) => value !== null),
            { x: "value", y: "key", r: 5, fill: "var(--ink)" },
          ),
          plot.text(rows, {
            y: "key",
            frameAnchor: "right",
            dx: 80,
            textAnchor: "end",
            text: ({ value }: Row) => thousandths(value) ?? t("notDefined"),
            fill: "var(--soft)",
          }),
        ],
      };
    },
    [rows, t],
  );
  const points = useMemo(
    () =>
      rows.map(({ key, name, value }): PlotPoint => {
        const label = t("point", { name, value: thousandths(value) ?? t("notDefined") });
        return { key, label, x: value ?? 0, y: key };
      }),
    [rows, t],
  );
  if (rows.length === 0) return null;
  const heading = of === "labels" ? "byLabel" : "byPerson";
  const heads = of === "labels" ? [t("n")] : [t("spans"), t("texts")];
  return (
    <section aria-labelledby={of}>
      <h2 id={of}>{t(heading)}</h2>
      <p className={styles.note}>
        {t(`${heading}Words`)}{" "}
        {of === "labels" && labelsLeftOut > 0 && t("labelsLeftOut", { count: labelsLeftOut })}
      </p>
      <PlotFigure
        label={t("figure", { count: rows.length, measure: t(`names.${measure}`) })}
        draw={draw}
        points={points}
      />
      <Behind csv={csv}>
        <Table
          caption={t(heading)}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "name",
              label: t(of === "labels" ? "label" : "person"),
              cell: ({ name }: Row) => <span dir="auto">{name}</span>,
              sortBy: ({ name }) => name,
            },
            {
              key: "value",
              label: t(`names.${measure}`),
              cell: ({ value }) => thousandths(value) ?? t("notDefined"),
              sortBy: ({ value }) => value ?? -2,
              align: "end",
            },
            ...heads.map((label, at): Column<Row> => {
              const count = ({ counts }: Row) => counts[at] ?? 0;
              return { key: label, label, cell: count, sortBy: count, align: "end" };
            }),
          ]}
        />
      </Behind>
    </section>
  );
}
