"use client";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { AnswerAt, QueryTo } from "@/lib/contract/endpoint";
import { call } from "../api";
import { Button } from "../ui/button";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import styles from "./charts.module.css";

type Page = Pick<AnswerAt<"GET /projects/{projectId}/passages">, "items" | "next">;

/** The passages that a number counts. */
export type PassageQuery = QueryTo<"GET /projects/{projectId}/passages">;

/** The passages behind a number, each in context and with a link. */
export function PassageList({ projectId, query }: { projectId: string; query: PassageQuery }) {
  const t = useTranslations("Charts");
  const [found, setFound] = useState<Page | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(
    async (before: Page | null, signal?: AbortSignal) => {
      try {
        const answer = await call("GET /projects/{projectId}/passages", {
          params: { projectId },
          query: { ...query, limit: 200, cursor: before?.next ?? undefined },
          signal,
        });
        setProblem(answer.ok ? null : answer.detail);
        if (!answer.ok) return;
        const items = [...(before?.items ?? []), ...answer.value.items];
        setFound({ items, next: answer.value.next });
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
    [projectId, query],
  );
  useEffect(() => {
    const ended = new AbortController();
    void look(null, ended.signal);
    return () => ended.abort();
  }, [look]);
  if (problem && !found) return <Problem>{problem}</Problem>;
  if (!found) return <Spinner />;
  return (
    <>
      <ol role="list" className={styles.passages} aria-label={t("passages")}>
        {found.items.map((passage) => (
          <li key={passage.annotationId}>
            <Link
              href={`/projects/${projectId}/documents/${passage.documentId}#annotation-${passage.annotationId}`}
            >
              <span className={styles.kwic} dir="auto">
                <span>{passage.before}</span>
                <mark>{passage.words}</mark>
                <span>{passage.after}</span>
              </span>
              <small>
                {passage.documentTitle} · {passage.createdBy.name}
              </small>
            </Link>
          </li>
        ))}
      </ol>
      {problem && <Problem>{problem}</Problem>}
      {found.next && <Button onClick={() => void look(found)}>{t("more")}</Button>}
    </>
  );
}
