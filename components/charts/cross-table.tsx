"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { Select } from "../ui/select";
import { crossTabulate, type CrossCell } from "./measures";
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
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("crossTable")}>
        <table className={styles.cross}>
          <caption className="visually-hidden">{t("crossTable")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("technique")}</th>
              {view.columns.map(({ key, label }) => (
                <th key={key} scope="col" dir="auto">
                  {nameOf(across, label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ technique, label }) => (
              <tr key={technique}>
                <th scope="row">{label || t("noTechnique")}</th>
                {view.columns.map((column) => {
                  const count = view.at(technique, column.key);
                  const name = `${label}, ${nameOf(across, column.label)}: ${count}`;
                  return (
                    <td key={column.key}>
                      {count > 0 && (
                        <button
                          type="button"
                          aria-label={name}
                          onClick={() => open(technique, label, column.key, column.label)}
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened && (
        <Dialog open wide onOpenChange={() => setOpened(null)} title={opened.title}>
          <PassageList projectId={projectId} query={opened.query} />
        </Dialog>
      )}
    </div>
  );
}
