"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { SaidNumber } from "@/lib/claim/timeline";
import { Behind } from "../charts/behind";
import { PlotFigure } from "../charts/plot-figure";
import { passageIn, type Occurrence } from "./claim";
import {
  linesOf,
  stopsInTime,
  timeDomain,
  useDecided,
  verdictLines,
  VerdictRows,
  type Decided,
} from "./verdict-lines";
import styles from "./claim-page.module.css";

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
  const label = t("plot", { unit: unit || t("number"), count: numbers.length });
  const decided = useDecided(verdicts);
  const statements = numbers.map(({ at, value, who, of }, i) => {
    const label = t("numberPoint", { at, who, value: `${format.number(value)} ${unit}`.trim() });
    const href = passageIn(projectId, of);
    return { at, value, stop: { key: `number ${i}`, label, href, y: value } };
  });
  // One string, because these lists are new objects whenever the page is read again.
  const drawing = JSON.stringify({ statedValues: statements, decided });
  const { points, stops, lines } = useMemo(() => {
    const drawn = JSON.parse(drawing) as { statedValues: typeof statements; decided: Decided[] };
    return {
      points: drawn.statedValues.map(({ at, value }) => ({ value, time: new Date(at) })),
      stops: stopsInTime(
        drawn.statedValues.map(({ at, stop }) => ({ at, ...stop })),
        drawn.decided,
      ),
      lines: linesOf(drawn.decided),
    };
  }, [drawing]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      const domain = timeDomain([...points, ...lines]);
      const [left, right] = [64, 40];
      const { marks, top } = verdictLines(plot, lines, { domain, width, left, right });
      return {
        height: 186 + top,
        marginTop: top,
        marginLeft: left,
        marginRight: right,
        x: { type: "utc", label: null, ticks: width < 500 ? 3 : 6, domain },
        y: { label: unit || null, grid: true, zero: true, nice: true, ticks: 5 },
        marks: [
          ...marks,
          plot.line(points, { x: "time", y: "value", stroke: "var(--claim)", strokeWidth: 2 }),
          plot.dot(points, { x: "time", y: "value", r: 4, fill: "var(--claim)" }),
          plot.text(points, {
            x: "time",
            y: "value",
            dx: 13,
            textAnchor: "start",
            text: ({ value }: { value: number }) => format.number(value),
          }),
        ],
      };
    },
    [points, lines, unit, format],
  );

  return (
    <figure>
      <PlotFigure label={label} draw={draw} points={stops} />
      <Behind csv={csv}>
        <table className={styles.numbers}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("date")}</th>
              <th scope="col">{unit || t("number")}</th>
              <th scope="col">{t("saidBy")}</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map(({ at, value, who }, i) => (
              <tr key={i}>
                <td>{at}</td>
                <td>{format.number(value)}</td>
                <td dir="auto">{who}</td>
              </tr>
            ))}
            <VerdictRows decided={decided} />
          </tbody>
        </table>
      </Behind>
    </figure>
  );
}
