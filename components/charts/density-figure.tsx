"use client";
import type { PlotOptions } from "@observablehq/plot";
import "@/messages/charts";
import { Link } from "../ui/link";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { Table } from "../ui/table";
import { Behind } from "./behind";
import { peakOf, seriesOf, tenths, type Density, type DensitySeries, type Part } from "./measures";
import { PlotFigure } from "./plot-figure";
import type { PlotPoint } from "./plot-walk";
import styles from "./charts.module.css";

interface DensityFigureProps {
  readonly projectId: string;
  readonly density: Density;
  readonly part: Part;
  /** The longest text and the highest rate of all figures, so that they share one scale. */
  readonly longest: number;
  readonly highest: number;
}

const ROW = 44;
const COLOURS = {
  claim: "var(--claim)",
  quotation: "var(--quotation)",
  rhetoric: "var(--rhetoric)",
  note: "var(--note)",
};

/** One text with a row for each series, labelled at its row: nothing is shown by colour alone. */
export function DensityFigure(props: DensityFigureProps) {
  const { projectId, density, part, longest, highest } = props;
  const t = useTranslations("Charts");
  const ui = useTranslations("Ui");
  const { words, title, documentId, window, wordCount } = density;
  const nameOf = useCallback(({ label, kind }: DensitySeries) => label || ui(`kind.${kind}`), [ui]);
  const series = useMemo(() => seriesOf(density, part), [density, part]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => {
      const rows = series.flatMap((line) =>
        line.rates.map((rate, i) => ({ name: nameOf(line), word: words[i] ?? 0, rate, line })),
      );
      const room = Math.min(190, width * 0.34);
      return {
        height: 46 + series.length * ROW,
        marginLeft: room,
        marginRight: 40,
        marginTop: 6,
        marginBottom: 40,
        x: { domain: [0, longest], label: t("wordAxis"), ticks: width < 500 ? 3 : 6 },
        y: { domain: [0, highest || 1], axis: null },
        fy: { domain: series.map(nameOf), label: null, padding: 0.18 },
        marks: [
          plot.areaY(rows, {
            x: "word",
            y: "rate",
            fy: "name",
            fillOpacity: 0.2,
            fill: (row: (typeof rows)[number]) => COLOURS[row.line.kind],
          }),
          plot.lineY(rows, {
            x: "word",
            y: "rate",
            fy: "name",
            z: "name",
            strokeWidth: 1.5,
            stroke: (row: (typeof rows)[number]) => COLOURS[row.line.kind],
          }),
          plot.ruleY([0], { stroke: "var(--edge)", strokeOpacity: 0.5 }),
          plot.axisFy({ anchor: "left", label: null, dx: -6, lineWidth: room / 14 }),
          plot.text(
            series.map((line) => ({ name: nameOf(line), peak: peakOf(line.rates), line })),
            {
              fy: "name",
              frameAnchor: "right",
              dx: 36,
              fill: "var(--soft)",
              text: (row: { line: DensitySeries }) => `${row.line.count}`,
            },
          ),
        ],
      };
    },
    [series, words, longest, highest, nameOf, t],
  );

  const points = useMemo(
    () =>
      series.flatMap((line): PlotPoint[] =>
        line.rates.map((rate, i) => ({
          key: `${nameOf(line)} ${i}`,
          x: words[i] ?? 0,
          y: rate,
          row: nameOf(line),
          href: `/projects/${projectId}/documents/${documentId}`,
          // A getter, since of thousands of labels only a few are read.
          get label() {
            const what = { name: nameOf(line), rate: tenths(rate), word: (words[i] ?? 0) + 1 };
            return t("densityPoint", what);
          },
        })),
      ),
    [series, words, nameOf, projectId, documentId, t],
  );

  return (
    <section className={styles.text} aria-label={title}>
      <h3>
        <Link href={`/projects/${projectId}/documents/${documentId}`} dir="auto">
          {title}
        </Link>{" "}
        <small>{t("textLength", { words: wordCount, window })}</small>
      </h3>
      {density.unplaced > 0 && (
        <p className={styles.note}>{t("unplaced", { count: density.unplaced })}</p>
      )}
      {series.every(({ count }) => count === 0) ? (
        <p className={styles.none}>{t("noneHere")}</p>
      ) : (
        <>
          <PlotFigure
            label={t("densityLabel", { title, names: series.map(nameOf).join(", ") })}
            draw={draw}
            points={points}
          />
          <Behind csv={`/api/v1/documents/${documentId}/density?as=csv`}>
            <Table
              caption={t("densityTable", { title })}
              rows={series}
              rowKey={nameOf}
              columns={[
                { key: "name", label: t("what"), cell: nameOf, sortBy: nameOf },
                numeric("count", t("count"), (line: DensitySeries) => line.count),
                numeric("mean", t("mean"), (line) => perThousand(line, wordCount)),
                numeric("peak", t("peak"), (line) => line.rates[peakOf(line.rates)] ?? 0),
                numeric("where", t("where"), (line) => (words[peakOf(line.rates)] ?? 0) + 1),
              ]}
            />
          </Behind>
        </>
      )}
    </section>
  );
}

const perThousand = ({ count }: DensitySeries, words: number) =>
  words === 0 ? 0 : (1000 * count) / words;

function numeric(key: string, label: string, of: (line: DensitySeries) => number) {
  const cell = (line: DensitySeries) => tenths(of(line));
  return { key, label, cell, sortBy: of, align: "end" as const };
}
