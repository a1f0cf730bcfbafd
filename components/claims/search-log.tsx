"use client";
import { useTranslations } from "use-intl";
import "@/messages/claim-pages";
import { RelativeTime } from "../ui/relative-time";
import type { Claim, Register } from "./claim";
import type { Search } from "./evidence";
import { SearchLogForm } from "./search-log-form";
import styles from "./claim-page.module.css";

interface SearchLogProps {
  readonly register: Register;
  readonly claim: Claim;
  readonly searches: readonly Search[];
}

/** The searches for evidence, with fruitless ones. */
export function SearchLog({ register, claim, searches }: SearchLogProps) {
  const t = useTranslations("Queue");
  return (
    <section aria-label={t("log")}>
      <h2>{t("log")}</h2>
      {searches.length === 0 && <p className={styles.soft}>{t("noLog")}</p>}
      <ol role="list">
        {searches.map((search) => (
          <li key={search.id} className={styles.soft}>
            <b>{t(`outcome.${search.outcome}`)}</b>
            {search.place && <bdi>: {search.place}</bdi>} · {search.by.name},{" "}
            <RelativeTime at={search.at} />
          </li>
        ))}
      </ol>
      {register.mayAdd && <SearchLogForm claimId={claim.id} />}
    </section>
  );
}
