"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { MIN_FOR_INTERVAL } from "@/lib/measure/comparison";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/charts";
import { EmptyState } from "../ui/empty-state";
import { Table } from "../ui/table";
import { Behind } from "./behind";
import { tenths, type Comparison } from "./measures";
import { PlotFigure } from "./plot-figure";
import type { PlotPoint } from "./plot-walk";
import styles from "./charts.module.css";

type Row = Comparison["rows"][number];

interface ComparisonFigureProps {
  readonly projectId: string;
  readonly comparison: Comparison;
  readonly csv: string;
}

/** Too little data for an interval, for another reason than being from a single document. */
const isBare = (row: Row) => row.warnings.some((each) => each !== "one-document");

/** Rates with their intervals, one below the other. A hollow diamond marks too little data. */
export function ComparisonFigure({ projectId, comparison, csv }: ComparisonFigureProps) {
  const t = useTranslations("Charts");
  const { by, rows, left, unplaced } = comparison;
  const nameOf = useCallback(
    (row: Row) => {
      if (!row.label) return t(`unknown.${by}`);
      return by === "date" ? readableDate(row.label) : row.label;
    },
    [t, by],
  );
  const weak = useMemo(() => rows.filter(({ warnings }) => warnings.length > 0), [rows]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      const room = Math.min(240, width * 0.38);
      const value = (row: Row) =>
        row.interval
          ? `${tenths(row.rate)} (${tenths(row.interval.low)}–${tenths(row.interval.high)})`
          : tenths(row.rate);
      return {
        height: 62 + rows.length * 34,
        marginLeft: room,
        marginRight: 112,
        marginBottom: 42,
        x: { label: t("rateAxis"), grid: true, zero: true, ticks: width < 500 ? 3 : 6, nice: true },
        y: { domain: rows.map(({ group }) => group), label: null, tickSize: 0 },
        symbol: { range: ["circle", "diamond"], domain: ["enough", "little"] },
        marks: [
          plot.axisY({
            tickFormat: (group: string) => {
              const row = rows.find((each) => each.group === group);
              return row ? nameOf(row) : group;
            },
            lineWidth: room / 13,
            tickSize: 0,
            label: null,
          }),
          plot.link(
            rows.filter(({ interval }) => interval !== null),
            {
              y: "group",
              stroke: "var(--ink)",
              strokeWidth: 1.5,
              x1: (row: Row) => row.interval?.low,
              x2: (row: Row) => row.interval?.high,
              strokeDasharray: "none",
            },
          ),
          plot.dot(rows, {
            x: "rate",
            y: "group",
            r: 5,
            stroke: "var(--ink)",
            strokeWidth: 1.5,
            symbol: (row: Row) => (isBare(row) ? "little" : "enough"),
            fill: (row: Row) => (isBare(row) ? "var(--paper)" : "var(--ink)"),
          }),
          plot.text(rows, {
            y: "group",
            frameAnchor: "right",
            dx: 106,
            textAnchor: "end",
            text: value,
            fill: "var(--soft)",
          }),
        ],
      };
    },
    [rows, nameOf, t],
  );

  const points = useMemo(
    () =>
      rows.map((row): PlotPoint => {
        const { group, rate, interval } = row;
        const little = isBare(row) ? "little" : "enough";
        const values = { name: nameOf(row), rate: tenths(rate), little };
        const label = interval
          ? t("rateBetween", { ...values, low: tenths(interval.low), high: tenths(interval.high) })
          : t("ratePoint", values);
        const href = by === "document" ? `/projects/${projectId}/documents/${group}` : undefined;
        return { key: group, label, x: rate, y: group, href };
      }),
    [rows, nameOf, by, projectId, t],
  );

  if (rows.every(({ words }) => words === 0)) {
    return <EmptyState title={t("nothingToCompare")}>{t("nothingToCompareWords")}</EmptyState>;
  }
  return (
    <div>
      <PlotFigure
        label={t("comparisonLabel", { by, count: rows.length })}
        draw={draw}
        points={points}
      />
      <p className={styles.note}>
        {t("intervals", { documents: MIN_FOR_INTERVAL.documents })}{" "}
        {left > 0 && t("leftOut", { count: left })}{" "}
        {unplaced > 0 && t("unplaced", { count: unplaced })}
      </p>
      {weak.length > 0 && (
        <div className={styles.warning}>
          <p>
            <span aria-hidden="true">◇ </span>
            {t("tooLittle")}
          </p>
          <ul>
            {weak.map((row) => (
              <li key={row.group}>
                <b dir="auto">{nameOf(row)}</b>{" "}
                {row.warnings
                  .map((each) =>
                    t(`warning.${each}`, {
                      ...MIN_FOR_INTERVAL,
                      count: row.count,
                      found: row.sentences,
                    }),
                  )
                  .join(" ")}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Behind csv={csv}>
        <Table
          caption={t("comparisonTable")}
          rows={rows}
          rowKey={({ group }) => group}
          columns={[
            {
              key: "name",
              label: t(`by.${by}`),
              cell: nameOf,
              sortBy: (row) => (by === "date" ? row.group : nameOf(row)),
            },
            numeric("count", t("count"), ({ count }: Row) => count),
            numeric("words", t("words"), ({ words }) => words),
            numeric("rate", t("rate"), ({ rate }) => rate),
            numeric("low", t("low"), ({ interval }) => interval?.low ?? null),
            numeric("high", t("high"), ({ interval }) => interval?.high ?? null),
            {
              key: "resampled",
              label: t("resampled"),
              cell: ({ resampled }: Row) => t(`unit.${resampled}`),
            },
          ]}
        />
      </Behind>
    </div>
  );
}

function numeric(key: string, label: string, of: (row: Row) => number | null) {
  const cell = (row: Row) => {
    const value = of(row);
    return value === null ? "–" : tenths(value);
  };
  return { key, label, cell, sortBy: (row: Row) => of(row) ?? -1, align: "end" as const };
}
