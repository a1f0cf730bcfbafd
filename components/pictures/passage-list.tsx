"use client";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../api";
import { Problem } from "../ui/problem";
import { Spinner } from "../ui/spinner";
import styles from "./pictures.module.css";

interface Passage {
  readonly annotationId: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly createdBy: { readonly name: string };
}

/** The passages behind a number, each with the words around it and the way to it. */
export function PassageList({ projectId, query }: { projectId: string; query: string }) {
  const t = useTranslations("Pictures");
  const [found, setFound] = useState<readonly Passage[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const path = `/projects/${projectId}/passages?${query}&limit=200`;
    api<{ items: readonly Passage[] }>(path, { signal: ended.signal })
      .then((answer) => (answer.ok ? setFound(answer.value.items) : setProblem(answer.detail)))
      .catch((error: unknown) => {
        if (!ended.signal.aborted) throw error;
      });
    return () => ended.abort();
  }, [projectId, query]);
  if (problem) return <Problem>{problem}</Problem>;
  if (!found) return <Spinner />;
  return (
    <ol role="list" className={styles.passages} aria-label={t("passages")}>
      {found.map((passage) => (
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
  );
}
