"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { readAuditDaysCall } from "@/lib/contract/audit";
import type { AnswerOf } from "@/lib/contract/operation";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/audit";
import { Behind } from "../charts/behind";
import { PlotFigure } from "../charts/plot-figure";
import { PlotLegend } from "../charts/plot-legend";
import type { PlotPoint } from "../charts/plot-walk";
import { useApi } from "../live/use-api";
import { DateText } from "../ui/date-text";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import { Table } from "../ui/table";
import type { Narrowed } from "./entry-filter";
import styles from "./audit.module.css";

type Days = AnswerOf<typeof readAuditDaysCall>;

interface EntryDaysProps {
  readonly projectId: string;
  readonly narrowed: Narrowed;
  /** Where the log is downloaded. */
  readonly csv: string;
}

/** How much was read and changed on each day, as bars above and below a line. */
export function EntryDays({ projectId, narrowed, csv }: EntryDaysProps) {
  const { data, problem } = useApi("GET /projects/{projectId}/audit/days", {
    params: { projectId },
    query: narrowed,
  });
  if (problem) return <Problem>{problem}</Problem>;
  if (!data) return <Spinner />;
  return data.days.length === 0 ? null : <DaysFigure days={data} csv={csv} />;
}

const HEIGHT = 150;

function DaysFigure({ days: { from, to, days }, csv }: { days: Days; csv: string }) {
  const t = useTranslations("Audit");
  const bars = useMemo(
    () =>
      days.flatMap(({ day, readings, changes }) => {
        const [start, end] = [Date.parse(day), Date.parse(day) + 24 * 3_600_000];
        const at = { x1: new Date(start), x2: new Date(end) };
        return [
          { ...at, kind: "read", y: readings },
          { ...at, kind: "changed", y: -changes },
        ];
      }),
    [days],
  );
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => ({
      height: HEIGHT,
      marginLeft: 56,
      marginRight: 12,
      marginBottom: 28,
      x: {
        type: "utc",
        domain: [new Date(from), new Date(Date.parse(to) + 24 * 3_600_000)],
        label: null,
        ticks: width < 500 ? 4 : 8,
      },
      y: { label: null, ticks: 4, nice: true, tickFormat: (value: number) => `${Math.abs(value)}` },
      marks: [
        plot.rect(bars, {
          x1: "x1",
          x2: "x2",
          y1: 0,
          y2: "y",
          insetLeft: width > 600 ? 0.5 : 0,
          fill: (bar: { kind: string }) => (bar.kind === "read" ? "var(--edge)" : "var(--ink)"),
        }),
        plot.ruleY([0], { stroke: "var(--ink)" }),
      ],
    }),
    [bars, from, to],
  );
  const points = useMemo(
    () =>
      days.map(({ day, readings, changes }): PlotPoint => ({
        key: day,
        label: t("day", { day: readableDate(day), readings, changes }),
        x: new Date(Date.parse(day) + 12 * 3_600_000),
        y: readings > 0 ? readings : -changes,
      })),
    [days, t],
  );
  return (
    <section className={styles.days} aria-label={t("days")}>
      <PlotLegend
        fills={[
          ["edge", t("above")],
          ["ink", t("below")],
        ]}
      />
      <PlotFigure
        label={t("daysLabel", {
          from: readableDate(from),
          to: readableDate(to),
          count: days.length,
        })}
        draw={draw}
        points={points}
      />
      <Behind csv={csv}>
        <Table
          caption={t("days")}
          rows={days.toReversed()}
          rowKey={({ day }) => day}
          columns={[
            { key: "day", label: t("dayHead"), cell: ({ day }) => <DateText date={day} /> },
            { key: "readings", label: t("above"), align: "end", cell: ({ readings }) => readings },
            { key: "changes", label: t("below"), align: "end", cell: ({ changes }) => changes },
          ]}
        />
      </Behind>
    </section>
  );
}
