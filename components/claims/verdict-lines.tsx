import type { Markish } from "@observablehq/plot";
import { useTranslations } from "use-intl";

/** A verdict as a picture and its table name it. */
export interface Decided {
  readonly at: string;
  readonly name: string;
}

export interface VerdictLine {
  readonly time: Date;
  readonly name: string;
}

const DAY = 86_400_000;

export function linesOf(decided: readonly Decided[]): VerdictLine[] {
  return decided.map(({ at, name }) => ({ time: new Date(at), name }));
}

/** A time axis with some room before the first and after the last. */
export function timeDomain(points: readonly { readonly time: Date }[]): [number, number] {
  const times = points.map(({ time }) => time.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = Math.max(20 * DAY, (last - first) * 0.08);
  return [first - room, last + room];
}

/** The dates of verdicts as lines, over a margin of 44 pixels that holds their names. */
export function verdictLines(
  plot: typeof import("@observablehq/plot"),
  lines: VerdictLine[],
): Markish[] {
  // Every other name stands higher: verdicts often follow each other closely.
  const names = [0, 1].map((odd) =>
    plot.text(lines, {
      ...{ x: "time", text: "name", frameAnchor: "top" },
      filter: (_, i) => i % 2 === odd,
      dy: -14 - 16 * odd,
    }),
  );
  return [
    plot.ruleX(lines, { x: "time", stroke: "currentColor", strokeDasharray: "4 3" }),
    ...names,
  ];
}

/** The same as rows of a table with a date, what happened, and who says it. */
export function VerdictRows({ decided }: { decided: readonly Decided[] }) {
  const t = useTranslations("ClaimPage");
  return decided.map(({ at, name }, i) => (
    <tr key={i}>
      <td>{at.slice(0, 10)}</td>
      <td>{t("verdictThen", { verdict: name })}</td>
      <td />
    </tr>
  ));
}
