"use client";
import { useCallback } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { SaidNumber } from "@/lib/claim/timeline";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/claim-pages";
import { passageIn, type Occurrence } from "./claim";
import { useDecided, type Statement } from "./verdict-lines";
import { VerdictPlot } from "./verdict-plot";

interface NumbersPlotProps {
  readonly projectId: string;
  readonly unit: string;
  readonly numbers: readonly SaidNumber<Occurrence>[];
  readonly verdicts: readonly { readonly at: string; readonly verdict: string | null }[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

/** Numbers over time, with the dates of the verdicts as lines and a table behind. */
export function NumbersPlot({ projectId, unit, numbers, verdicts, csv }: NumbersPlotProps) {
  const t = useTranslations("ClaimPage");
  const format = useFormatter();
  const statements = numbers.map(({ at, value, who, of }, i): Statement & { y: number } => {
    const label = t("numberPoint", {
      at: readableDate(at),
      who,
      value: `${format.number(value)} ${unit}`.trim(),
    });
    return { key: `number ${i}`, at, label, href: passageIn(projectId, of), y: value };
  });
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), points: readonly { y: number }[]) => ({
      height: 186,
      left: 64,
      options: { y: { label: unit || null, grid: true, zero: true, nice: true, ticks: 5 } },
      marks: [
        plot.line(points, { x: "time", y: "y", stroke: "var(--claim)", strokeWidth: 2 }),
        plot.dot(points, { x: "time", y: "y", r: 4, fill: "var(--claim)" }),
        plot.text(points, {
          x: "time",
          y: "y",
          dx: 13,
          textAnchor: "start",
          text: ({ y }: { y: number }) => format.number(y),
        }),
      ],
    }),
    [unit, format],
  );
  return (
    <VerdictPlot
      label={t("plot", { unit: unit || t("number"), count: numbers.length })}
      statements={statements}
      decided={useDecided(verdicts)}
      draw={draw}
      column={unit || t("number")}
      rows={numbers.map(({ at, value, who }) => ({ at, what: format.number(value), value, who }))}
      csv={csv}
    />
  );
}
