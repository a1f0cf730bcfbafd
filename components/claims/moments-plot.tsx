"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { OCCURRENCE_ROLES, type OccurrenceRole } from "@/lib/annotation/annotation";
import { momentsOf, type Moment } from "@/lib/claim/moments";
import { Behind } from "../pictures/behind";
import { PlotFigure } from "../pictures/plot-figure";
import type { Occurrence } from "./claim";
import { useVerdictName } from "./verdict-chip";
import { linesOf, timeDomain, verdictLines, VerdictRows } from "./verdict-lines";
import styles from "./claim-page.module.css";

interface MomentsPlotProps {
  readonly occurrences: readonly Occurrence[];
  readonly verdicts: readonly { readonly at: string; readonly verdict: string | null }[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

const SYMBOLS = ["circle", "square", "triangle", "star", "diamond"] as const;
const ROW = 34;

/** When the claim was said, a row and a form for each role; the verdicts' dates are lines. */
export function MomentsPlot({ occurrences, verdicts, csv }: MomentsPlotProps) {
  const t = useTranslations("ClaimPage");
  const roles = useTranslations("Occurrence");
  const verdictName = useVerdictName();
  const moments = momentsOf(occurrences);
  const decided = verdicts.map(({ at, verdict }) => ({ at, name: verdictName(verdict) }));
  // What is drawn, as one string: the page makes these lists anew whenever it is read again.
  const drawing = JSON.stringify({ moments, decided });
  const { points, lines, there } = useMemo(() => {
    const drawn = JSON.parse(drawing) as { moments: Moment[]; decided: typeof decided };
    return {
      points: drawn.moments.map((one) => ({ ...one, time: new Date(one.at) })),
      lines: linesOf(drawn.decided),
      there: OCCURRENCE_ROLES.filter((role) => drawn.moments.some((one) => one.role === role)),
    };
  }, [drawing]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      return {
        height: 78 + Math.max(1, there.length) * ROW,
        ...{ marginTop: 44, marginLeft: there.length > 0 ? 92 : 20, marginRight: 40 },
        x: {
          ...{ type: "utc", label: null, ticks: width < 500 ? 3 : 6 },
          domain: timeDomain([...points, ...lines]),
        },
        y: {
          ...{ type: "point", domain: there, label: null, padding: 0.6 },
          tickFormat: (role: OccurrenceRole) => roles(`role.${role}`),
        },
        symbol: { domain: OCCURRENCE_ROLES, range: SYMBOLS },
        marks: [
          ...verdictLines(plot, lines),
          plot.gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
          plot.dot(points, {
            ...{ x: "time", y: "role", symbol: "role", r: 6 },
            ...{ fill: "var(--claim)", stroke: "var(--paper)" },
          }),
          plot.text(points, {
            ...{ x: "time", y: "role", dx: 9, textAnchor: "start" },
            text: ({ who }: Moment) => (who.length > 1 ? `×${who.length}` : ""),
          }),
        ],
      };
    },
    [points, lines, there, roles],
  );
  if (occurrences.length === 0 || dated(moments) + decided.length < 2) return null;
  const label = t("moments", { passages: dated(moments), verdicts: decided.length });
  return (
    <figure>
      <PlotFigure label={label} draw={draw} />
      <Behind csv={csv}>
        <table className={styles.numbers}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("date")}</th>
              <th scope="col">{t("whatHappened")}</th>
              <th scope="col">{t("saidBy")}</th>
            </tr>
          </thead>
          <tbody>
            {moments.map(({ at, role, who }) => (
              <tr key={`${at} ${role}`}>
                <td>{at}</td>
                <td>{roles(`role.${role}`)}</td>
                <td dir="auto">{who.join(", ")}</td>
              </tr>
            ))}
            <VerdictRows decided={decided} />
          </tbody>
        </table>
      </Behind>
    </figure>
  );
}

function dated(moments: readonly Moment[]): number {
  return moments.reduce((sum, { who }) => sum + who.length, 0);
}
