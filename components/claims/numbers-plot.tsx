"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { SaidNumber } from "@/lib/claim/timeline";
import { Behind } from "../pictures/behind";
import { PlotFigure } from "../pictures/plot-figure";
import { useVerdictName } from "./verdict-chip";
import { linesOf, timeDomain, verdictLines, VerdictRows } from "./verdict-lines";
import styles from "./claim-page.module.css";

interface NumbersPlotProps {
  readonly unit: string;
  readonly numbers: readonly SaidNumber[];
  readonly verdicts: readonly { readonly at: string; readonly verdict: string | null }[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

/** The numbers that were said over time, with the dates of the verdicts as lines; a table behind. */
export function NumbersPlot({ unit, numbers, verdicts, csv }: NumbersPlotProps) {
  const t = useTranslations("ClaimPage");
  const format = useFormatter();
  const verdictName = useVerdictName();
  const label = t("plot", { unit: unit || t("number"), count: numbers.length });
  const decided = verdicts.map(({ at, verdict }) => ({ at, name: verdictName(verdict) }));
  // What is drawn, as one string: the page makes these lists anew whenever it is read again.
  const drawing = JSON.stringify({ numbers, decided });
  const { points, lines } = useMemo(() => {
    const drawn = JSON.parse(drawing) as { numbers: SaidNumber[]; decided: typeof decided };
    return {
      points: drawn.numbers.map((number) => ({ ...number, time: new Date(number.at) })),
      lines: linesOf(drawn.decided),
    };
  }, [drawing]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => ({
      ...{ height: 230, marginTop: 44, marginLeft: 64 },
      x: {
        ...{ type: "utc", label: null, ticks: width < 500 ? 3 : 6 },
        domain: timeDomain([...points, ...lines]),
      },
      y: { label: unit || null, grid: true, zero: true, nice: true, ticks: 5 },
      marks: [
        ...verdictLines(plot, lines),
        plot.line(points, { x: "time", y: "value", stroke: "var(--claim)", strokeWidth: 2 }),
        plot.dot(points, { x: "time", y: "value", r: 4, fill: "var(--claim)" }),
        plot.text(points, {
          ...{ x: "time", y: "value", dx: 8, textAnchor: "start" },
          text: ({ value }: SaidNumber) => format.number(value),
        }),
      ],
    }),
    [points, lines, unit, format],
  );

  return (
    <figure>
      <PlotFigure label={label} draw={draw} />
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
