"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { OccurrenceRole } from "@/lib/annotation/annotation";
import { timelinePointsOf } from "@/lib/claim/timeline-points";
import { OCCURRENCE_ROLES } from "@/lib/contract/terms";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/claim-pages";
import { passageIn, type Occurrence } from "./claim";
import { useDecided } from "./verdict-lines";
import { VerdictPlot } from "./verdict-plot";

interface MomentsPlotProps {
  readonly projectId: string;
  readonly occurrences: readonly Occurrence[];
  readonly verdicts: readonly { readonly at: string; readonly verdict: string | null }[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

interface Moment {
  readonly y: OccurrenceRole;
  readonly who: readonly string[];
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
    const label = t("momentPoint", {
      at: readableDate(at),
      role: roles(`role.${role}`),
      who: who.join(", "),
    });
    const href = of[0] && passageIn(projectId, of[0]);
    return { key: `${at} ${role}`, at, label, href, y: role, who };
  });
  const decided = useDecided(verdicts);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), points: readonly Moment[]) => {
      const there = OCCURRENCE_ROLES.filter((role) => points.some(({ y }) => y === role));
      const place = { x: "time", y: "y" };
      return {
        height: 34 + Math.max(1, there.length) * ROW,
        left: there.length > 0 ? 92 : 20,
        options: {
          y: {
            type: "point",
            domain: there,
            label: null,
            padding: 0.6,
            tickFormat: (role: OccurrenceRole) => roles(`role.${role}`),
          },
          symbol: { domain: OCCURRENCE_ROLES, range: SYMBOLS },
        } as const,
        marks: [
          plot.gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
          plot.dot(points, {
            ...place,
            symbol: "y",
            r: 6,
            fill: "var(--claim)",
            stroke: "var(--paper)",
          }),
          plot.text(points, {
            ...place,
            dx: 9,
            textAnchor: "start",
            text: ({ who }: Moment) => (who.length > 1 ? `×${who.length}` : ""),
          }),
        ],
      };
    },
    [roles],
  );
  if (occurrences.length === 0 || dated(moments) + decided.length < 2) return null;
  return (
    <VerdictPlot
      label={t("moments", { passages: dated(moments), verdicts: decided.length })}
      statements={moments}
      decided={decided}
      draw={draw}
      column={t("whatHappened")}
      rows={moments.map(({ at, y, who }) => ({
        at,
        what: roles(`role.${y}`),
        who: who.join(", "),
      }))}
      csv={csv}
    />
  );
}

function dated(moments: readonly Pick<Moment, "who">[]): number {
  return moments.reduce((sum, { who }) => sum + who.length, 0);
}
