import type { Markish } from "@observablehq/plot";
import { useTranslations } from "use-intl";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/claim-pages";
import type { PlotPoint } from "../charts/plot-walk";
import { nameRows, widthOf } from "./name-rows";
import { useVerdictName } from "./verdict-chip";

/** A verdict, as a chart and its table show it. */
export interface Decided {
  readonly at: string;
  readonly name: string;
  /** As a label: "verdict: misleading". */
  readonly sentence: string;
}

/** The verdicts of a claim with their labels, for its charts. */
export function useDecided(
  verdicts: readonly { readonly at: string; readonly verdict: string | null }[],
): readonly Decided[] {
  const t = useTranslations("ClaimPage");
  const verdictName = useVerdictName();
  return verdicts.map(({ at, verdict }) => {
    const name = verdictName(verdict);
    return { at, name, sentence: t("verdictThen", { verdict: name }) };
  });
}

export interface VerdictLine {
  readonly time: Date;
  readonly name: string;
}

const DAY = 86_400_000;

export function linesOf(decided: readonly Decided[]): VerdictLine[] {
  return decided.map(({ at, name }) => ({ time: new Date(at), name }));
}

/** A time domain with some room before the first and after the last point. */
export function timeDomain(points: readonly { readonly time: Date }[]): [number, number] {
  const times = points.map(({ time }) => time.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max(20 * DAY, (last - first) * 0.08);
  return [first - room, last + room];
}

/** CSS pixels: the height of a row of names, and the space below them. */
const [ROW, BELOW] = [16, 20];

interface Axis {
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The dates of verdicts as lines over a time axis, and the height of the margin for their names, in
 * which no two names overlap.
 */
export function verdictLines(
  plot: typeof import("@observablehq/plot"),
  lines: VerdictLine[],
  { domain: [first, last], width, left, right }: Axis,
): { readonly marks: Markish[]; readonly top: number } {
  const placeOf = ({ time }: VerdictLine) =>
    left + ((time.getTime() - first) / (last - first)) * (width - left - right);
  const labels = lines.map((line) => ({ at: placeOf(line), wide: widthOf(line.name) }));
  const rowedNames = nameRows(labels, width);
  const names = rowedNames.map(({ at, row }, i) =>
    plot.text(lines.slice(i, i + 1), {
      x: "time",
      text: "name",
      frameAnchor: "top",
      lineAnchor: "middle",
      dx: at - (labels[i]?.at ?? at),
      dy: -BELOW - ROW * row,
    }),
  );
  const rows = Math.max(0, ...rowedNames.map(({ row }) => row + 1));
  return {
    marks: [
      plot.ruleX(lines, {
        x: "time",
        stroke: "currentColor",
        strokeDasharray: "4 3",
        insetTop: -BELOW / 2,
      }),
      ...names,
    ],
    top: BELOW + ROW * rows,
  };
}

/** A statement as a point of a chart: its date in ISO 8601. */
export interface Statement extends Omit<PlotPoint, "x"> {
  readonly at: string;
}

/** Statements and verdicts as points of a chart, by date; a verdict has no link. */
export function stopsInTime(
  statements: readonly Statement[],
  decided: readonly Decided[],
): PlotPoint[] {
  const verdicts = decided.map(({ at, sentence }, i): Statement => {
    return { key: `verdict ${i}`, at, label: `${readableDate(at)}, ${sentence}` };
  });
  return [...statements, ...verdicts]
    .map(({ at, ...stop }) => ({ ...stop, x: new Date(at) }))
    .sort((a, b) => a.x.getTime() - b.x.getTime());
}
