"use client";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/assignments";
import { PlotFigure } from "../charts/plot-figure";
import { PlotLegend } from "../charts/plot-legend";
import type { PlotPoint } from "../charts/plot-walk";
import { useApi } from "../live/use-api";
import { DateText } from "../ui/date-text";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { Problem } from "../ui/problem";
import { Progress } from "../ui/progress";
import { Spinner } from "../ui/spinner";
import { Table, type Column } from "../ui/table";
import styles from "./assignments.module.css";

type ProgressNow = AnswerAt<"GET /projects/{projectId}/assignments/progress">;
type Counts = Pick<ProgressNow, "notStarted" | "inProgress" | "finished" | "overdue">;

interface AssignmentProgressProps {
  readonly projectId: string;
  readonly oversees: boolean;
}

/** How far the assignments are: in a sentence, and for who oversees them as figures and tables. */
export function AssignmentProgress({ projectId, oversees }: AssignmentProgressProps) {
  const t = useTranslations("Assignments.progress");
  const { data, problem } = useApi("GET /projects/{projectId}/assignments/progress", {
    params: { projectId },
  });
  if (problem) return <Problem>{problem}</Problem>;
  if (!data) return <Spinner />;
  const { notStarted, inProgress, finished, overdue } = data;
  const all = notStarted + inProgress + finished;
  if (all === 0) return null;
  return (
    <section className={styles.progress} aria-label={t("title")}>
      <Progress label={t("words", { finished, all, inProgress, overdue })} value={finished / all} />
      {oversees && (
        <>
          <ByPerson people={data.people} />
          {data.days.length > 1 && <ByDay days={data.days} />}
          <Disclosure label={t("byPerson")}>
            <Table
              caption={t("byPerson")}
              rows={data.people}
              rowKey={({ person }) => person.id}
              columns={[
                {
                  key: "person",
                  label: t("person"),
                  cell: ({ person }) => <bdi>{person.name}</bdi>,
                  sortBy: ({ person }) => person.name,
                },
                ...countColumns<ProgressNow["people"][number]>(t),
              ]}
            />
          </Disclosure>
          <Disclosure label={t("byText")}>
            <Table
              caption={t("byText")}
              rows={data.documents}
              rowKey={({ document }) => document.id}
              columns={[
                {
                  key: "text",
                  label: t("text"),
                  cell: ({ document }) => (
                    <Link href={`/projects/${projectId}/documents/${document.id}`} dir="auto">
                      {document.title}
                    </Link>
                  ),
                  sortBy: ({ document }) => document.title,
                },
                ...countColumns<ProgressNow["documents"][number]>(t),
              ]}
            />
          </Disclosure>
        </>
      )}
    </section>
  );
}

const COUNTED = ["finished", "inProgress", "notStarted", "overdue"] as const;

function countColumns<Row extends Counts>(
  t: (name: (typeof COUNTED)[number]) => string,
): Column<Row>[] {
  return COUNTED.map((key) => ({
    key,
    label: t(key),
    align: "end",
    cell: (row) => row[key],
    sortBy: (row) => row[key],
  }));
}

const ROW_HEIGHT = 26;
const FOOT = 36;
const STATES = ["finished", "inProgress", "notStarted"] as const;

/** Told apart by darkness and by their order too: what is done is darkest and comes first. */
const FILLS = { finished: "ink", inProgress: "edge", notStarted: "faint" } as const;

/** For each person a bar of what is finished, in progress and not started. */
function ByPerson({ people }: Pick<ProgressNow, "people">) {
  const t = useTranslations("Assignments.progress");
  const bars = useMemo(
    () =>
      people.flatMap((row) =>
        STATES.map((state) => ({ id: row.person.id, state, count: row[state] })),
      ),
    [people],
  );
  const most = Math.max(...people.map((row) => STATES.reduce((sum, state) => sum + row[state], 0)));
  const names = useMemo(
    () => new Map(people.map(({ person }) => [person.id, person.name])),
    [people],
  );
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => ({
      height: people.length * ROW_HEIGHT + FOOT,
      marginLeft: width < 500 ? 96 : 160,
      marginRight: 16,
      marginBottom: 28,
      x: { label: null, ticks: Math.min(5, most) },
      y: {
        label: null,
        domain: [...names.keys()],
        tickFormat: (id: string) => names.get(id) ?? "",
      },
      marks: [
        plot.barX(bars, {
          y: "id",
          x: "count",
          order: [...STATES],
          z: "state",
          insetTop: 3,
          insetBottom: 3,
          stroke: "var(--ink)",
          strokeWidth: 0.5,
          fill: ({ state }: (typeof bars)[number]) => `var(--${FILLS[state]})`,
        }),
        plot.ruleX([0], { stroke: "var(--ink)" }),
      ],
    }),
    [bars, names, most, people.length],
  );
  const points = useMemo(
    () =>
      people.map(({ person: { id, name }, finished, inProgress, notStarted }): PlotPoint => ({
        key: id,
        label: t("point", { name, finished, inProgress, notStarted }),
        x: finished,
        y: id,
      })),
    [people, t],
  );
  return (
    <div>
      <PlotLegend fills={STATES.map((state) => [FILLS[state], t(state)])} />
      <PlotFigure label={t("plotLabel", { count: people.length })} draw={draw} points={points} />
    </div>
  );
}

const DAYS_HEIGHT = 140;

/** How many were finished in all, day by day. */
function ByDay({ days }: Pick<ProgressNow, "days">) {
  const t = useTranslations("Assignments.progress");
  const sums = useMemo(() => {
    let sum = 0;
    return days.map(({ day, finished }) => ({ day, at: new Date(day), sum: (sum += finished) }));
  }, [days]);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot"), width: number): PlotOptions => ({
      height: DAYS_HEIGHT,
      marginLeft: 40,
      marginRight: 16,
      marginBottom: 28,
      x: { type: "utc", label: null, ticks: width < 500 ? 3 : 6 },
      y: { label: null, ticks: 4, zero: true, nice: true },
      marks: [
        plot.lineY(sums, { x: "at", y: "sum", curve: "step-after", stroke: "var(--ink)" }),
        plot.dot(sums, { x: "at", y: "sum", r: 3, fill: "var(--ink)" }),
        plot.ruleY([0], { stroke: "var(--ink)" }),
      ],
    }),
    [sums],
  );
  const points = useMemo(
    () =>
      sums.map(({ day, at, sum }): PlotPoint => ({
        key: day,
        label: t("dayPoint", { day: readableDate(day), count: sum }),
        x: at,
        y: sum,
      })),
    [sums, t],
  );
  return (
    <>
      <PlotFigure label={t("daysLabel")} draw={draw} points={points} />
      <Disclosure label={t("byDay")}>
        <Table
          caption={t("byDay")}
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            { key: "day", label: t("day"), cell: ({ day }) => <DateText date={day} /> },
            {
              key: "finished",
              label: t("finished"),
              align: "end",
              cell: ({ finished }) => finished,
            },
          ]}
        />
      </Disclosure>
    </>
  );
}
