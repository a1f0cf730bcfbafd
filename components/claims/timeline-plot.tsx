"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { type OccurrenceRole } from "@/lib/annotation/annotation";
import { timelinePointsOf } from "@/lib/claim/timeline-points";
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
import { OCCURRENCE_ROLES } from "@/lib/contract/terms";

interface MomentsPlotProps {
  readonly projectId: string;
  readonly occurrences: readonly Occurrence[];
  readonly verdicts: readonly { readonly at: string; readonly verdict: string | null }[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

const SYMBOLS = ["circle", "square", "triangle", "star", "diamond"] as const;
const ROW = 34;

/**
 * When the claim was made, with a row and a shape for each role; the dates of verdicts are lines.
 */
export function MomentsPlot({ projectId, occurrences, verdicts, csv }: MomentsPlotProps) {
  const t = useTranslations("ClaimPage");
  const roles = useTranslations("Occurrence");
  const moments = timelinePointsOf(occurrences).map(({ at, role, who, of }) => {
    const label = t("momentPoint", { at, role: roles(`role.${role}`), who: who.join(", ") });
    const href = of[0] && passageIn(projectId, of[0]);
    return { key: `${at} ${role}`, at, role, who, stop: { label, href, y: role } };
  });
  const decided = useDecided(verdicts);
  // One string, because these lists are new objects whenever the page is read again.
  const drawing = JSON.stringify({ moments, decided });
  const { points, stops, lines, there } = useMemo(() => {
    const drawn = JSON.parse(drawing) as { moments: typeof moments; decided: Decided[] };
    const statements = drawn.moments.map(({ key, at, stop }) => ({ key, at, ...stop }));
    return {
      points: drawn.moments.map((one) => ({ ...one, time: new Date(one.at) })),
      stops: stopsInTime(statements, drawn.decided),
      lines: linesOf(drawn.decided),
      there: OCCURRENCE_ROLES.filter((role) => drawn.moments.some((one) => one.role === role)),
    };
  }, [drawing]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      const domain = timeDomain([...points, ...lines]);
      const [left, right] = [there.length > 0 ? 92 : 20, 40];
      const { marks, top } = verdictLines(plot, lines, { domain, width, left, right });
      return {
        height: 34 + top + Math.max(1, there.length) * ROW,
        marginTop: top,
        marginLeft: left,
        marginRight: right,
        x: { type: "utc", label: null, ticks: width < 500 ? 3 : 6, domain },
        y: {
          type: "point",
          domain: there,
          label: null,
          padding: 0.6,
          tickFormat: (role: OccurrenceRole) => roles(`role.${role}`),
        },
        symbol: { domain: OCCURRENCE_ROLES, range: SYMBOLS },
        marks: [
          ...marks,
          plot.gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
          plot.dot(points, {
            x: "time",
            y: "role",
            symbol: "role",
            r: 6,
            fill: "var(--claim)",
            stroke: "var(--paper)",
          }),
          plot.text(points, {
            x: "time",
            y: "role",
            dx: 9,
            textAnchor: "start",
            text: ({ who }: { who: readonly string[] }) => (who.length > 1 ? `×${who.length}` : ""),
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
      <PlotFigure label={label} draw={draw} points={stops} />
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
            {moments.map(({ key, at, role, who }) => (
              <tr key={key}>
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

function dated(moments: readonly { readonly who: readonly string[] }[]): number {
  return moments.reduce((sum, { who }) => sum + who.length, 0);
}
