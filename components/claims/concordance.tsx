import { Link } from "../ui/link";
import { DateText } from "../ui/date-text";
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
        <table role="table" className={styles.concordance}>
          <caption className="visually-hidden">{t("inContext")}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t("where")}</th>
              <th scope="col">{t("before")}</th>
              <th scope="col">{t("words")}</th>
              <th scope="col">{t("after")}</th>
            </tr>
          </thead>
          <tbody>
            {occurrences.map((occurrence) => {
              const { id, documentTitle, documentDate } = occurrence;
              const { left, quote, right, role, commitment, quantities } = occurrence;
              return (
                <tr key={id} role="row">
                  <th scope="row">
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
                  </th>
                  <td className={styles.left}>
                    <div>
                      <bdi>{left}</bdi>
                    </div>
                  </td>
                  <td className={styles.words}>
                    <Link href={passageIn(projectId, occurrence)} dir="auto">
                      {quote}
                    </Link>
                  </td>
                  <td className={styles.right}>
                    <div>
                      <bdi>{right}</bdi>
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
