"use client";
import { useFormatter, useTranslations } from "use-intl";
import { hasMessage } from "@/components/ui/has-message";
import english from "@/messages/en-query.json";
import { FACETS, type Facet } from "@/lib/contract/terms";
import "@/messages/query";
import type { Facets } from "./answer";
import styles from "./facet-list.module.css";

export interface FacetListProps {
  readonly facets: Facets;
  /** Narrows the query down to one value. */
  readonly onNarrow: (facet: Facet, value: string) => void;
}

/** The resulting query has names instead of ids, which people can read. */
const BY_NAME: ReadonlySet<Facet> = new Set(["document", "coder"]);

/** The distribution of the answers; each value narrows the query to itself. */
export function FacetList({ facets, onNarrow }: FacetListProps) {
  const t = useTranslations("Query");
  const format = useFormatter();
  const shown = FACETS.filter((facet) => facets.facets[facet].length > 0);
  return (
    <aside className={styles.facets} aria-label={t("facets.label")}>
      <p className={styles.total}>
        {t("facets.total", { count: facets.total, more: facets.complete ? "no" : "yes" })}
      </p>
      {shown.map((facet) => (
        <section key={facet}>
          <h3>{t(`fields.${facet}`)}</h3>
          <ul role="list">
            {facets.facets[facet].map(({ value, label, count }) => (
              <li key={value}>
                <button
                  type="button"
                  onClick={() => onNarrow(facet, BY_NAME.has(facet) ? label : value)}
                >
                  <bdi>
                    {hasMessage(english.Query.values, value) && facet === "kind"
                      ? t(`values.${value}`)
                      : label}
                  </bdi>{" "}
                  <span className={styles.count}>{format.number(count)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}
