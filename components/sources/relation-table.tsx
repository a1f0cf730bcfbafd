"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import "@/messages/sources";
import { RemoveButton } from "../remove-button";
import { Problem } from "../ui/problem";
import { Table, type Column } from "../ui/table";
import { LOOKS, type NamedSource, type Relation } from "./relation";

export interface RelationTableProps {
  readonly sources: readonly NamedSource[];
  readonly relations: readonly Relation[];
  readonly circles: readonly (readonly string[])[];
  readonly mayRemove: (relation: Relation) => boolean;
  readonly onRemoved: (id: string) => void;
}

/** Every edge of the graph as a row. */
export function RelationTable(props: RelationTableProps) {
  const { sources, relations, circles, mayRemove, onRemoved } = props;
  const t = useTranslations("Provenance");
  const [problem, setProblem] = useState<string | null>(null);
  const names = useMemo(() => new Map(sources.map(({ id, name }) => [id, name])), [sources]);

  const nameOf = (id: string) => names.get(id) ?? "";
  const isCircular = ({ fromId, toId }: Relation) =>
    circles.some((circle) => circle.includes(fromId) && circle.includes(toId));
  const columns: Column<Relation>[] = [
    {
      key: "from",
      label: t("table.from"),
      sortBy: ({ fromId }) => nameOf(fromId),
      cell: ({ fromId }) => <bdi>{nameOf(fromId)}</bdi>,
    },
    {
      key: "relation",
      label: t("table.relation"),
      sortBy: ({ relation }) => relation,
      cell: (row) => (
        <>
          {LOOKS[row.relation].sign} {t(`relations.${row.relation}`)}
          {isCircular(row) && <> · ↻ {t("graph.inCircle")}</>}
        </>
      ),
    },
    {
      key: "to",
      label: t("table.to"),
      sortBy: ({ toId }) => nameOf(toId),
      cell: ({ toId, note }) => (
        <>
          <bdi>{nameOf(toId)}</bdi>
          {note && (
            <>
              {" "}
              <small dir="auto">{note}</small>
            </>
          )}
        </>
      ),
    },
    {
      key: "remove",
      label: t("table.remove"),
      actions: true,
      cell: (row) =>
        mayRemove(row) && (
          <RemoveButton
            operation="DELETE /source-relations/{relationId}"
            sent={[{ params: { relationId: row.id } }]}
            label={t("table.removeOne", { from: nameOf(row.fromId), to: nameOf(row.toId) })}
            onRemoved={() => onRemoved(row.id)}
            onProblem={setProblem}
          />
        ),
    },
  ];
  return (
    <>
      {problem && <Problem>{problem}</Problem>}
      <Table
        caption={t("table.caption")}
        columns={columns}
        rows={relations}
        rowKey={({ id }) => id}
      />
    </>
  );
}
