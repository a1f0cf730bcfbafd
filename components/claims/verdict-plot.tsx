"use client";
import type { Markish, PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import { Behind } from "../charts/behind";
import { PlotFigure } from "../charts/plot-figure";
import { DateText } from "../ui/date-text";
import { Table } from "../ui/table";
import {
  linesOf,
  stopsInTime,
  timeDomain,
  verdictLines,
  type Decided,
  type Statement,
} from "./verdict-lines";

type Plot = typeof import("@observablehq/plot");
type Timed<S> = S & { readonly time: Date };

/** How the statements are drawn: everything of the chart but its time axis and its verdicts. */
interface Drawing {
  /** CSS pixels, without the margin above. */
  readonly height: number;
  /** CSS pixels between the left edge and the first date. */
  readonly left: number;
  readonly options: PlotOptions;
  readonly marks: Markish[];
}

interface Happened {
  readonly at: string;
  readonly what: string;
  /** The number that `what` writes, where it is one. */
  readonly value?: number;
  readonly who: string;
}

interface VerdictPlotProps<S extends Statement> {
  readonly label: string;
  readonly statements: readonly S[];
  readonly decided: readonly Decided[];
  /** The same function until what it draws changes. */
  readonly draw: (plot: Plot, statements: readonly Timed<S>[]) => Drawing;
  /** What the second column of the table holds; the first holds dates and the third names. */
  readonly column: string;
  readonly rows: readonly Happened[];
  /** Where the table is downloaded. */
  readonly csv: string;
}

/** CSS pixels between the last date and the right edge. */
const RIGHT = 40;
/** CSS pixels; a narrower chart has fewer dates at its axis. */
const NARROW = 500;

/** Statements over time, with the dates of the verdicts as lines and a table behind. */
export function VerdictPlot<S extends Statement>(props: VerdictPlotProps<S>) {
  const { label, statements, decided, draw, column, rows, csv } = props;
  const t = useTranslations("ClaimPage");
  // One string, because these lists are new objects whenever the page is read again.
  const drawing = JSON.stringify({ statements, decided });
  const { points, stops, lines } = useMemo(() => {
    const drawn = JSON.parse(drawing) as { statements: S[]; decided: Decided[] };
    return {
      points: drawn.statements.map((one) => ({ ...one, time: new Date(one.at) })),
      stops: stopsInTime(drawn.statements, drawn.decided),
      lines: linesOf(drawn.decided),
    };
  }, [drawing]);
  const drawAll = useCallback(
    (plot: Plot, width: number): PlotOptions => {
      const domain = timeDomain([...points, ...lines]);
      const { height, left, options, marks } = draw(plot, points);
      const verdicts = verdictLines(plot, lines, { domain, width, left, right: RIGHT });
      return {
        ...options,
        height: height + verdicts.top,
        marginTop: verdicts.top,
        marginLeft: left,
        marginRight: RIGHT,
        x: { type: "utc", label: null, ticks: width < NARROW ? 3 : 6, domain },
        marks: [...verdicts.marks, ...marks],
      };
    },
    [points, lines, draw],
  );
  const happened = [
    ...rows.map((row, i) => ({ value: row.what, ...row, key: `row ${i}` })),
    ...decided.map(({ at, sentence }, i) => {
      return { at, what: sentence, value: sentence, who: "", key: `verdict ${i}` };
    }),
  ];
  return (
    <figure>
      <PlotFigure label={label} draw={drawAll} points={stops} />
      <Behind csv={csv}>
        <Table
          caption={label}
          rows={happened}
          rowKey={({ key }) => key}
          columns={[
            {
              key: "at",
              label: t("date"),
              cell: ({ at }) => <DateText date={at} />,
              sortBy: ({ at }) => at,
            },
            { key: "what", label: column, cell: ({ what }) => what, sortBy: ({ value }) => value },
            {
              key: "who",
              label: t("saidBy"),
              cell: ({ who }) => who && <bdi>{who}</bdi>,
              sortBy: ({ who }) => who,
            },
          ]}
        />
      </Behind>
    </figure>
  );
}
