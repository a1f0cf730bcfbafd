"use client";
import { useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/assignments";
import { Disclosure } from "../ui/disclosure";
import { Table } from "../ui/table";
import styles from "./assignments.module.css";

type Plan = AnswerAt<"POST /projects/{projectId}/assignments/plan">;

interface PlanPreviewProps {
  readonly plan: Plan;
  readonly isDrawn: boolean;
}

/** What a plan would assign: to each person, of each kind of text, and text by text. */
export function PlanPreview({ plan, isDrawn }: PlanPreviewProps) {
  const t = useTranslations("Assignments.dialog");
  const { pairs, people, strata, short, seed } = plan;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const texts = new Map<string, { id: string; title: string; people: string[] }>();
  for (const { documentId, documentTitle, userId } of pairs) {
    const text = texts.get(documentId) ?? { id: documentId, title: documentTitle, people: [] };
    text.people.push(names.get(userId) ?? "");
    texts.set(documentId, text);
  }
  return (
    <>
      <p role="status">
        {pairs.length === 0
          ? t("nothingNew")
          : t("previewWords", { count: pairs.length, texts: texts.size })}
      </p>
      {short > 0 && <p>{t("short", { count: short })}</p>}
      <Table
        caption={t("previewTitle")}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "person",
            label: t("person"),
            cell: ({ name }) => <bdi>{name}</bdi>,
            sortBy: ({ name }) => name,
          },
          { key: "already", label: t("already"), align: "end", cell: ({ already }) => already },
          {
            key: "added",
            label: t("added"),
            align: "end",
            cell: ({ added }) => added,
            sortBy: ({ added }) => added,
          },
        ]}
      />
      {strata.length > 1 && (
        <Table
          caption={t("stratum")}
          rows={strata}
          rowKey={({ name }) => name}
          columns={[
            { key: "name", label: t("stratum"), cell: ({ name }) => name || t("noStratum") },
            { key: "texts", label: t("textCount"), align: "end", cell: (row) => row.documents },
            { key: "added", label: t("added"), align: "end", cell: ({ added }) => added },
          ]}
        />
      )}
      {texts.size > 0 && (
        <Disclosure label={t("pairs")}>
          <Table
            caption={t("pairs")}
            rows={[...texts.values()]}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "text",
                label: t("text"),
                cell: ({ title }) => <span dir="auto">{title}</span>,
                sortBy: ({ title }) => title,
              },
              { key: "people", label: t("people"), cell: ({ people }) => people.join(", ") },
            ]}
          />
        </Disclosure>
      )}
      {isDrawn && <p className={styles.soft}>{t("seed", { seed })}</p>}
    </>
  );
}
