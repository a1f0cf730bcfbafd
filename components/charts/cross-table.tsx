"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/charts";
import { buttonClass } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { Select } from "../ui/select";
import { Table, type Column } from "../ui/table";
import { crossTabulate, type CrossCell, type CrossRow } from "./measures";
import { PassageList, type PassageQuery } from "./passage-list";
import styles from "./charts.module.css";

interface CrossTableProps {
  readonly projectId: string;
  readonly cells: readonly CrossCell[];
}

interface Opened {
  readonly title: string;
  readonly query: PassageQuery;
}

/** Techniques by target or claim; every number opens the passages it counts. */
export function CrossTable({ projectId, cells }: CrossTableProps) {
  const t = useTranslations("Charts");
  const [across, setAcross] = useState<"target" | "claim">("target");
  const [narrowed, setNarrowed] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const other = across === "target" ? "claim" : "target";
  const view = useMemo(() => crossTabulate(cells, across, narrowed), [cells, across, narrowed]);
  const thirds = useMemo(() => crossTabulate(cells, other, null).columns, [cells, other]);
  if (cells.length === 0) {
    return <EmptyState title={t("noRhetoric")}>{t("noRhetoricWords")}</EmptyState>;
  }

  const nameOf = (role: "target" | "claim", label: string) => label || t(`nobody.${role}`);
  const rowName = ({ label }: CrossRow) => label || t("noTechnique");
  const open = (technique: string | null, name: string, key: string, label: string) => {
    const role = (which: "target" | "claim", value: string) => ({
      [which]: which === "claim" && value === "" ? "none" : value,
    });
    const query = {
      technique: technique ?? "",
      ...role(across, key),
      ...(narrowed === null ? {} : role(other, narrowed)),
    };
    setOpened({ title: `${name} × ${nameOf(across, label)}`, query });
  };

  return (
    <div>
      <div className={styles.tools}>
        <Select
          aria-label={t("across")}
          value={across}
          onChange={({ target: { value } }) => {
            setAcross(value as "target" | "claim");
            setNarrowed(null);
          }}
          options={(["target", "claim"] as const).map((value) => ({
            value,
            label: t(`acrossBy.${value}`),
          }))}
        />
        <Select
          aria-label={t(`narrow.${other}`)}
          value={narrowed ?? "*"}
          onChange={({ target: { value } }) => setNarrowed(value === "*" ? null : value)}
          options={[
            { value: "*", label: t(`every.${other}`) },
            ...thirds.map(({ key, label }) => ({ value: key, label: nameOf(other, label) })),
          ]}
        />
        <a
          className={buttonClass({ size: "small", variant: "quiet" })}
          href={`/api/v1/projects/${projectId}/cross-table?as=csv`}
          download
        >
          {t("csv")}
        </a>
      </div>
      <Table
        caption={t("crossTable")}
        layout="grid"
        rows={view.rows}
        rowKey={({ technique }) => technique ?? ""}
        columns={[
          {
            key: "technique",
            label: t("technique"),
            cell: rowName,
            sortBy: rowName,
          },
          ...view.columns.map((column): Column<CrossRow> => {
            const name = nameOf(across, column.label);
            const countOf = ({ technique }: CrossRow) => view.at(technique, column.key);
            return {
              key: `column ${column.key}`,
              label: name,
              align: "end",
              sortBy: countOf,
              cell: (row) => {
                const count = countOf(row);
                if (count === 0) return null;
                return (
                  <button
                    type="button"
                    className={styles.count}
                    aria-label={`${rowName(row)}, ${name}: ${count}`}
                    onClick={() => open(row.technique, rowName(row), column.key, column.label)}
                  >
                    {count}
                  </button>
                );
              },
            };
          }),
        ]}
      />
      {opened && (
        <Dialog open wide onOpenChange={() => setOpened(null)} title={opened.title}>
          <PassageList projectId={projectId} query={opened.query} />
        </Dialog>
      )}
    </div>
  );
}
