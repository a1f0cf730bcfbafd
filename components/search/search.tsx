"use client";
import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { pushUrl } from "../replace-url";
import { call } from "../api";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Form } from "../ui/field";
import { Problem } from "../ui/problem";
import { TextInput } from "../ui/text-input";
import {
  addressOf,
  FOUND_TYPES,
  keyword,
  type Found,
  type SearchAnswer,
  type SearchFacets,
  type SearchFilter,
} from "./found";
import { SearchFacetList } from "./search-facets";
import styles from "./search.module.css";

interface Result extends SearchAnswer {
  readonly q: string;
  readonly filter: SearchFilter;
}

export interface SearchProps {
  readonly q: string;
  /** Searches this project alone. */
  readonly projectId?: string;
}

const NO_FILTER: SearchFilter = {};

/** The query is in the address, so that going back restores the results. */
export function Search({ q: first, projectId }: SearchProps) {
  const t = useTranslations("Search");
  const [q, setQ] = useState(first);
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [facets, setFacets] = useState<(SearchFacets & Pick<Result, "q">) | null>(null);
  const asked = useRef<AbortController>(undefined);

  const look = useCallback(
    async (words: string, filter: SearchFilter = NO_FILTER, after?: Result) => {
      asked.current?.abort();
      const { signal } = (asked.current = new AbortController());
      setBusy(true);
      const { in: kinds, ...rest } = filter;
      const counts = { q: words, projectId, ...rest };
      try {
        const answer = await call("GET /search", {
          query: {
            ...counts,
            in: kinds,
            limit: 50,
            alike: "true",
            cursor: after?.next ?? undefined,
          },
          signal,
        });
        setBusy(false);
        setProblem(answer.ok ? null : answer.detail);
        if (!answer.ok) return;
        const items = [...(after?.items ?? []), ...answer.value.items];
        setResult({ ...answer.value, items, q: words, filter });
        if (after) return;
        const counted = await call("GET /search/facets", { query: counts, signal });
        setFacets(counted.ok ? { ...counted.value, q: words } : null);
      } catch {
        // A newer query replaced this one.
      }
    },
    [projectId],
  );

  useEffect(() => {
    if (first.trim() !== "") void look(first);
    return () => asked.current?.abort();
  }, [first, look]);

  function submit() {
    if (q.trim() === "") return;
    pushUrl(`?${new URLSearchParams({ q })}`);
    void look(q);
  }

  const exact = result?.items.filter((hit) => !hit.alike) ?? [];
  const alike = result?.items.filter((hit) => hit.alike) ?? [];
  const announcement = busy
    ? t("looking")
    : result && !problem
      ? t("count", { count: exact.length, more: result.next ? "yes" : "no" })
      : "";
  return (
    <>
      <Form className={styles.form} role="search" onSubmit={submit}>
        <TextInput
          type="search"
          aria-label={t("words")}
          placeholder={t("words")}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          maxLength={500}
          dir="auto"
          enterKeyHint="search"
        />
        <Button type="submit" variant="primary" loading={busy}>
          {t("look")}
        </Button>
      </Form>
      <p className={styles.said} role="status">
        {announcement} {result?.indexing && t("indexing")}
      </p>
      {problem && <Problem>{problem}</Problem>}
      {result && !busy && !problem && result.items.length === 0 && (
        <EmptyState title={t("empty.title", { q: result.q })}>{t("empty.words")}</EmptyState>
      )}
      {!result && !problem && !busy && <p className={styles.said}>{t("hint")}</p>}
      <div className={styles.columns}>
        <div className={styles.groups}>
          <Groups items={exact} />
          {alike.length > 0 && (
            <>
              <p>{t("alike", { q: result?.q ?? "" })}</p>
              <Groups items={alike} />
            </>
          )}
          {result?.next && (
            <Button
              className={styles.more}
              loading={busy}
              onClick={() => void look(result.q, result.filter, result)}
            >
              {t("more")}
            </Button>
          )}
        </div>
        {result && facets?.q === result.q && (
          <SearchFacetList
            facets={facets}
            chosen={result.filter}
            onChoose={(filter) => void look(result.q, filter)}
          />
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
