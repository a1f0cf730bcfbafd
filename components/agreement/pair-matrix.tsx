"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import "@/messages/agreement";
import { Behind } from "../charts/behind";
import { Table } from "../ui/table";
import { thousandths, type AgreementAnswer, type PartProps } from "./compared";
import { Matrix } from "./matrix";
import styles from "./agreement.module.css";

type Pair = AgreementAnswer["pairs"][number];

const keyOf = ({ id, name }: Pair["one"]) => id ?? `name ${name}`;
const pairKey = ({ one, other }: Pair) => `${keyOf(one)} ${keyOf(other)}`;

/** Every coder with every other. */
export function PairMatrix({ agreement: { measure, coders, pairs }, csv }: PartProps) {
  const t = useTranslations("Agreement");
  const values = useMemo(() => {
    const both = pairs.flatMap((pair) => {
      const [one, other] = [keyOf(pair.one), keyOf(pair.other)];
      return [[`${one} ${other}`, pair] as const, [`${other} ${one}`, pair] as const];
    });
    return new Map(both);
  }, [pairs]);
  if (coders.length < 3) return null;
  const names = coders.map(({ name }) => name);
  const numeric = (key: "value" | "precision" | "recall", label: string) => ({
    key,
    label,
    cell: (pair: Pair) => thousandths(pair[key] ?? null) ?? t("notDefined"),
    sortBy: (pair: Pair) => pair[key] ?? -2,
    align: "end" as const,
  });
  return (
    <section aria-labelledby="pairs">
      <h2 id="pairs">{t("byPair")}</h2>
      <p className={styles.note}>{t("byPairWords")}</p>
      <Matrix
        caption={t("byPairTable")}
        corner={t("person")}
        rows={names}
        columns={names}
        cell={(row, column) => {
          const [one, other] = [coders[row], coders[column]];
          const pair = one && other && values.get(`${keyOf(one)} ${keyOf(other)}`);
          if (!pair) return null;
          const { value } = pair;
          return { words: thousandths(value) ?? "–", share: Math.max(0, value ?? 0) };
        }}
      />
      <Behind csv={csv}>
        <Table
          caption={t("byPair")}
          rows={pairs}
          rowKey={pairKey}
          columns={[
            { key: "one", label: t("one"), cell: ({ one }: Pair) => one.name },
            { key: "other", label: t("other"), cell: ({ other }: Pair) => other.name },
            numeric("value", t(`names.${measure}`)),
            {
              key: "n",
              label: t("n"),
              cell: ({ n }: Pair) => n,
              sortBy: ({ n }: Pair) => n,
              align: "end" as const,
            },
            ...(pairs[0]?.precision === undefined
              ? []
              : [numeric("precision", t("precision")), numeric("recall", t("recall"))]),
          ]}
        />
      </Behind>
    </section>
  );
}
