import "@/messages/claim-pages";
import "@/messages/claims";
import { Link } from "../ui/link";
import { DateText } from "../ui/date-text";
import { Table } from "../ui/table";
import { useTranslations } from "use-intl";
import { passageIn, type Occurrence } from "./claim";
import { useQuantityWords } from "./quantity-words";
import styles from "./claim-page.module.css";

interface ConcordanceProps {
  readonly projectId: string;
  readonly occurrences: readonly Occurrence[];
}

/** Every passage by date, with the words aligned below one another. */
export function Concordance({ projectId, occurrences }: ConcordanceProps) {
  const t = useTranslations("ClaimPage");
  const claims = useTranslations("Claims");
  const labels = useTranslations("Occurrence");
  const quantityWords = useQuantityWords();
  return (
    <section aria-label={t("passages")}>
      <h2>{claims("occurrencesOf", { count: occurrences.length })}</h2>
      {occurrences.length === 0 && <p className={styles.soft}>{claims("noOccurrences")}</p>}
      {occurrences.length > 0 && (
        <Table
          caption={t("inContext")}
          widths={styles.concordance}
          rows={occurrences}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "where",
              label: t("where"),
              sortBy: ({ documentDate, documentTitle }) => `${documentDate} ${documentTitle}`,
              cell: ({ documentTitle, documentDate, role, commitment, quantities }) => (
                <div className={styles.place}>
                  <span className={styles.where} dir="auto" title={documentTitle}>
                    {documentTitle}
                  </span>
                  {documentDate ? <DateText date={documentDate} /> : t("undated")}
                  {[
                    labels(`role.${role}`),
                    commitment === "asserted" ? "" : labels(`commitment.${commitment}`),
                    ...quantities.map(quantityWords),
                  ]
                    .filter(Boolean)
                    .map((words) => ` · ${words}`)}
                </div>
              ),
            },
            {
              key: "before",
              label: t("before"),
              align: "end",
              runsOn: true,
              sortBy: ({ left }) => left.trim().split(/\s+/u).toReversed().join(" "),
              cell: ({ left }) => (
                <div className={styles.left}>
                  <bdi>{left}</bdi>
                </div>
              ),
            },
            {
              key: "words",
              label: t("words"),
              runsOn: true,
              sortBy: ({ quote }) => quote,
              cell: (occurrence) => (
                <Link className={styles.words} href={passageIn(projectId, occurrence)} dir="auto">
                  {occurrence.quote}
                </Link>
              ),
            },
            {
              key: "after",
              label: t("after"),
              runsOn: true,
              sortBy: ({ right }) => right.trim(),
              cell: ({ right }) => (
                <div className={styles.right}>
                  <bdi>{right}</bdi>
                </div>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
