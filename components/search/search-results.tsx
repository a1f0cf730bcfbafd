"use client";
import "@/messages/search";
import { Link } from "../ui/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApi, useApiPages } from "../live/use-api";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Problem } from "../ui/problem";
import { addressOf, FOUND_TYPES, keyword, type Found, type SearchFilter } from "./found";
import { SearchFacetList } from "./search-facets";
import styles from "./search.module.css";

interface SearchResultsProps {
  readonly q: string;
  readonly projectId: string | undefined;
}

const NO_FILTER: SearchFilter = {};

/** What was found for words, and how it divides; a facet that is pressed narrows it down. */
export function SearchResults({ q, projectId }: SearchResultsProps) {
  const t = useTranslations("Search");
  const [filter, setFilter] = useState(NO_FILTER);
  const { in: kinds, ...narrowed } = filter;
  const counted = { q, projectId, ...narrowed };
  const found = useApiPages(
    "GET /search",
    { query: { ...counted, in: kinds, limit: 50, alike: "true" } },
    { keepPrevious: true },
  );
  const facets = useApi("GET /search/facets", { query: counted }, { keepPrevious: true });
  const { items, problem, isFetching: busy } = found;
  const exact = items?.filter((hit) => !hit.alike) ?? [];
  const alike = items?.filter((hit) => hit.alike) ?? [];
  const announcement = busy
    ? t("looking")
    : items && !problem
      ? t("count", { count: exact.length, more: found.hasMore ? "yes" : "no" })
      : "";
  return (
    <>
      <p className={styles.said} role="status">
        {announcement} {found.pages.at(-1)?.indexing && t("indexing")}
      </p>
      {problem && <Problem>{problem}</Problem>}
      {items?.length === 0 && !busy && !problem && (
        <EmptyState title={t("empty.title", { q })}>{t("empty.words")}</EmptyState>
      )}
      <div className={styles.columns}>
        <div className={styles.groups}>
          <Groups items={exact} />
          {alike.length > 0 && (
            <>
              <p>{t("alike", { q })}</p>
              <Groups items={alike} />
            </>
          )}
          {found.hasMore && (
            <Button className={styles.more} loading={busy} onClick={found.more}>
              {t("more")}
            </Button>
          )}
        </div>
        {items && facets.data && (
          <SearchFacetList facets={facets.data} chosen={filter} onChoose={setFilter} />
        )}
      </div>
    </>
  );
}

function Groups({ items }: { items: readonly Found[] }) {
  return FOUND_TYPES.map((type) => (
    <Group key={type} type={type} items={items.filter((hit) => hit.type === type)} />
  ));
}

function Group({ type, items }: { type: Found["type"]; items: readonly Found[] }) {
  const t = useTranslations("Search");
  if (items.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2>{t(`types.${type}`)}</h2>
      <ul role="list" className={styles.hits}>
        {items.map((hit) => (
          <li key={hit.id}>
            <Keyword snippet={hit.snippet} />
            <Link href={addressOf(hit)} dir="auto">
              {hit.title || t("open")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A line of a concordance: the match in the middle, its context on either side. */
function Keyword({ snippet }: Pick<Found, "snippet">) {
  const { before, hit, after } = keyword(snippet);
  return (
    <p className={styles.keyword} dir="auto">
      <span className={styles.before}>
        <bdi>{before}</bdi>
      </span>
      {hit && <mark>{hit}</mark>}
      <span className={styles.after}>{after}</span>
    </p>
  );
}
