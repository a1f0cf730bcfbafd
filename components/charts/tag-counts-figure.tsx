"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import "@/messages/charts";
import { tenths, type Counts } from "./measures";
import { PlotFigure } from "./plot-figure";
import type { PlotPoint } from "./plot-walk";
import styles from "./charts.module.css";

interface TagCountsFigureProps {
  readonly counts: Counts;
  readonly nameOf: (label: string) => string;
}

/** As many rows and columns as a figure can be read with. */
const MAX_DRAWN = { tags: 30, groups: 12 } as const;

interface Cell {
  readonly tag: string;
  readonly tagLabel: string;
  /** The number of its column. */
  readonly at: number;
  readonly name: string;
  readonly count: number;
  readonly rate: number;
}

/** A circle for each tag and group, as large as the rate per 1,000 words. */
export function TagCountsFigure({ counts, nameOf }: TagCountsFigureProps) {
  const t = useTranslations("Charts");
  const { groups, tags } = counts;
  const drawn = useMemo(() => {
    const often = tags.toSorted((one, other) => other.count - one.count).slice(0, MAX_DRAWN.tags);
    const rows = tags.filter((tag) => often.includes(tag));
    const columns = groups.slice(0, MAX_DRAWN.groups);
    const cells = rows.flatMap(({ kind, slug, label, counts: all }) =>
      columns.map(({ label: name, words }, at): Cell => {
        const count = all[at] ?? 0;
        const rate = words === 0 ? 0 : (1_000 * count) / words;
        return { tag: `${kind} ${slug}`, tagLabel: label, at, name, count, rate };
      }),
    );
    return { rows, columns, cells };
  }, [groups, tags]);

  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      const { rows, columns, cells } = drawn;
      const room = Math.min(200, width * 0.34);
      const labels = new Map(rows.map(({ kind, slug, label }) => [`${kind} ${slug}`, label]));
      const names = columns.map(({ label }) => nameOf(label));
      return {
        height: 96 + rows.length * 26,
        marginLeft: room,
        marginTop: 84,
        marginRight: 24,
        r: { range: [0, 11] },
        x: { domain: [-0.5, columns.length - 0.5], label: null, axis: null },
        y: { domain: [...labels.keys()], label: null, axis: null, type: "point" },
        marks: [
          plot.axisY({
            tickFormat: (tag: string) => labels.get(tag) ?? tag,
            lineWidth: room / 13,
            tickSize: 0,
            label: null,
          }),
          plot.axisX({
            anchor: "top",
            ticks: names.map((_, at) => at),
            tickFormat: (at: number) => short(names[at] ?? ""),
            tickRotate: -38,
            textAnchor: "start",
            tickSize: 0,
            label: null,
          }),
          plot.dot(
            cells.filter(({ count }) => count > 0),
            { x: "at", y: "tag", r: "rate", fill: "var(--ink)", fillOpacity: 0.75 },
          ),
        ],
      };
    },
    [drawn, nameOf],
  );
  const points = useMemo(
    () =>
      drawn.cells
        .filter(({ count }) => count > 0)
        .map(({ tag, tagLabel, at, name, count, rate }): PlotPoint => {
          const values = { tag: tagLabel, name: nameOf(name), count, rate: tenths(rate) };
          const label = t("countsPoint", values);
          return { key: `${tag} ${at}`, label, x: at, y: tag, row: tag };
        }),
    [drawn, nameOf, t],
  );
  const left = tags.length - drawn.rows.length;
  return (
    <>
      <PlotFigure label={t("countsLabel")} draw={draw} points={points} />
      {left > 0 && <p className={styles.note}>{t("rowsLeft", { count: left })}</p>}
    </>
  );
}

/** A name as long as there is room for above a column. */
function short(name: string): string {
  const units = [...name];
  return units.length > 16 ? `${units.slice(0, 15).join("")}…` : name;
}
