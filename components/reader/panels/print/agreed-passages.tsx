"use client";
import { useTranslations } from "use-intl";
import { Table } from "@/components/ui/table";
import type { CodedText } from "@/lib/agreement/agreement-page";
import "@/messages/agreement-on-text";
import { DISPUTED } from "./agreed-place";
import { useSayings } from "./use-sayings";
import styles from "./agreed-view.module.css";

/** How many passages of a page are listed. */
const MAX_LISTED = 300;

type Run = CodedText["runs"][number];

/** What is drawn on the page, as a table. */
export function AgreedPassages({ coded }: { readonly coded: CodedText }) {
  const t = useTranslations("AgreementOnText");
  const { textOf, bysOf } = useSayings(coded);
  const passages = coded.runs.filter(({ words }) => words !== null);
  if (passages.length === 0) return null;
  const shown = passages.slice(0, MAX_LISTED);
  return (
    <section aria-labelledby="passages" className={styles.passages}>
      <h2 id="passages">{t("passages")}</h2>
      <p className={styles.soft}>{t("passagesWords")}</p>
      {shown.length < passages.length && (
        <p>{t("first", { shown: shown.length, count: passages.length })}</p>
      )}
      <Table
        caption={t("caption")}
        rows={shown}
        rowKey={({ start }) => String(start)}
        columns={[
          {
            key: "words",
            label: t("passage"),
            cell: (run: Run) => <span dir="auto">{textOf(run)}</span>,
          },
          { key: "start", label: t("start"), cell: ({ at }: Run) => at, align: "end" },
          { key: "who", label: t("who"), cell: (run: Run) => bysOf(run).join(", ") },
          {
            key: "count",
            label: t("count"),
            cell: ({ marks }: Run) =>
              t("countOf", { count: marks.length, total: coded.coders.length }),
          },
          {
            key: "state",
            label: t("state"),
            cell: ({ disputed }: Run) =>
              disputed === null ? (
                t("agreed")
              ) : (
                <a href={`#${DISPUTED}${disputed}`}>{t("disputed")}</a>
              ),
          },
        ]}
      />
    </section>
  );
}
