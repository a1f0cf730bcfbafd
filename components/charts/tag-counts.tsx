"use client";
import { useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { COMPARED_BY, KINDS, type ComparedBy } from "@/lib/contract/terms";
import type { Kind } from "@/lib/annotation/annotation";
import { readableDate } from "@/lib/text/readable-date";
import "@/messages/charts";
import { useApi } from "../live/use-api";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { Select } from "../ui/select";
import { Spinner } from "../ui/spinner";
import { Table, type Column } from "../ui/table";
import { tenths, type Counts } from "./measures";
import { TagCountsFigure } from "./tag-counts-figure";
import styles from "./charts.module.css";

type Row = Counts["tags"][number];

const FIGURES = ["count", "rate"] as const;

/** How often each tag is used by speaker, text, author, outlet or date: as figure, table and CSV. */
export function TagCounts({ projectId }: { readonly projectId: string }) {
  const t = useTranslations("Charts");
  const ui = useTranslations("Ui");
  const [by, setBy] = useState<ComparedBy>("speaker");
  const [kind, setKind] = useState<Kind | "">("");
  const [figure, setFigure] = useState<(typeof FIGURES)[number]>("count");
  const query = { by, ...(kind ? { kind } : {}) };
  const { data, problem } = useApi(
    "GET /projects/{projectId}/counts",
    { params: { projectId }, query },
    { keepPrevious: true },
  );
  const csv = new URLSearchParams({ ...query, as: "csv" });
  return (
    <div>
      <div className={styles.tools}>
        <Select
          aria-label={t("tagsBy")}
          value={by}
          onChange={({ target }) =>
            setBy(COMPARED_BY.find((one) => one === target.value) ?? "speaker")
          }
          options={COMPARED_BY.map((value) => ({ value, label: t(`by.${value}`) }))}
        />
        <Select
          aria-label={t("tagsKind")}
          value={kind}
          onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? "")}
          options={[
            { value: "", label: t("everyKind") },
            ...KINDS.map((value) => ({ value, label: ui(`kind.${value}`) })),
          ]}
        />
        <Select
          aria-label={t("figures")}
          value={figure}
          onChange={({ target }) =>
            setFigure(FIGURES.find((one) => one === target.value) ?? "count")
          }
          options={FIGURES.map((value) => ({ value, label: t(`figure.${value}`) }))}
        />
        <a
          className={buttonClass({ size: "small", variant: "quiet" })}
          href={`/api/v1/projects/${projectId}/counts?${csv}`}
          download
        >
          {t("csv")}
        </a>
      </div>
      {problem && <Problem>{problem}</Problem>}
      {!data && !problem && <Spinner />}
      {data?.tags.length === 0 && <EmptyState title={t("noTags")}>{t("noTagsWords")}</EmptyState>}
      {data && data.tags.length > 0 && <Counted counts={data} figure={figure} />}
    </div>
  );
}

interface CountedProps {
  readonly counts: Counts;
  readonly figure: (typeof FIGURES)[number];
}

function Counted({ counts, figure }: CountedProps) {
  const t = useTranslations("Charts");
  const { by, groups, tags, left, unplaced } = counts;
  const nameOf = useCallback(
    (label: string) => {
      if (!label) return t(`unknown.${by}`);
      return by === "date" ? readableDate(label) : label;
    },
    [t, by],
  );
  const valueOf = (row: Row, at: number): number | null => {
    const count = row.counts[at] ?? 0;
    const words = groups[at]?.words ?? 0;
    if (figure === "count") return count;
    return words === 0 ? null : (1_000 * count) / words;
  };
  const shown = (value: number | null) => (value === null ? "–" : tenths(value));
  return (
    <>
      <TagCountsFigure counts={counts} nameOf={nameOf} />
      <p className={styles.note}>
        {left > 0 && t("columnsLeft", { count: left })}{" "}
        {unplaced > 0 && t("unplaced", { count: unplaced })}
      </p>
      <Table
        caption={t("countsTable", { by: t(`by.${by}`) })}
        layout="grid"
        rows={tags}
        rowKey={({ kind, slug }) => `${kind} ${slug}`}
        columns={[
          {
            key: "tag",
            label: t("tag"),
            cell: ({ label, depth }) => (
              <span dir="auto" style={{ paddingInlineStart: `${depth}em` }}>
                {label}
              </span>
            ),
            sortBy: ({ label }) => label,
          },
          {
            key: "all",
            label: t("inAll"),
            align: "end",
            cell: ({ count }) => count,
            sortBy: ({ count }) => count,
          },
          ...groups.map(({ group, label }, at): Column<Row> => ({
            key: `group ${group}`,
            label: nameOf(label),
            align: "end",
            cell: (row) => shown(valueOf(row, at)),
            sortBy: (row) => valueOf(row, at) ?? -1,
          })),
        ]}
      />
    </>
  );
}
