"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { AnswerAt } from "@/lib/contract/endpoint";
import "@/messages/suggestions";
import { Table } from "../ui/table";
import styles from "./suggestions.module.css";

type Rate = AnswerAt<"GET /projects/{projectId}/suggestions/origins">["items"][number];

interface OriginRatesProps {
  readonly rates: readonly Rate[];
  /** Whether the project has more origins than are listed. */
  readonly isCut: boolean;
}

/** How often people took what each origin suggested in this project. */
export function OriginRates({ rates, isCut }: OriginRatesProps) {
  const t = useTranslations("Suggestions");
  const format = useFormatter();
  const number = (key: "suggested" | "open" | "taken" | "adjusted" | "refused") => ({
    key,
    label: t(`counts.${key}`),
    align: "end" as const,
    cell: (row: Rate) => format.number(row[key]),
    sortBy: (row: Rate) => row[key],
  });
  return (
    <>
      <p className={styles.soft}>{t("rateWords")}</p>
      <Table
        caption={t("rates")}
        rows={rates}
        rowKey={({ origin }) => origin}
        columns={[
          {
            key: "origin",
            label: t("origin"),
            cell: ({ origin }) => <bdi>{origin}</bdi>,
            sortBy: ({ origin }) => origin,
          },
          number("suggested"),
          number("open"),
          number("taken"),
          number("adjusted"),
          number("refused"),
          {
            key: "rate",
            label: t("counts.rate"),
            align: "end",
            cell: ({ rate }) =>
              rate === null ? t("noRate") : format.number(rate, { style: "percent" }),
            sortBy: ({ rate }) => rate ?? -1,
          },
        ]}
      />
      {isCut && <p className={styles.soft}>{t("ratesCut", { count: rates.length })}</p>}
    </>
  );
}
