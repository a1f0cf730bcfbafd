import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "../api";
import type { AnswerPage, Facets } from "./answer";

export interface Answers {
  /** The query of these answers; null before the first. */
  readonly asked: string | null;
  readonly page: AnswerPage | null;
  readonly facets: Facets | null;
  readonly problem: string | null;
  readonly busy: boolean;
  ask(text: string): void;
  more(): void;
}

/** Answers and their counts; a newer query replaces an older one. */
export function useAnswers(projectId: string, first: string): Answers {
  const [asked, setAsked] = useState<string | null>(null);
  const [page, setPage] = useState<AnswerPage | null>(null);
  const [facets, setFacets] = useState<Facets | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController>(undefined);

  const look = useCallback(
    async (text: string, before: AnswerPage | null) => {
      running.current?.abort();
      const { signal } = (running.current = new AbortController());
      setBusy(true);
      setAsked(text);
      const params = { projectId };
      try {
        const answer = await call("GET /projects/{projectId}/query", {
          params,
          query: { q: text, limit: 50, cursor: before?.next ?? undefined },
          signal,
        });
        setBusy(false);
        setProblem(answer.ok ? null : answer.detail);
        if (!answer.ok) return;
        const items = [...(before?.items ?? []), ...answer.value.items];
        setPage({ items, next: answer.value.next });
        if (before) return;
        setFacets(null);
        const counts = await call("GET /projects/{projectId}/query/facets", {
          params,
          query: { q: text },
          signal,
        });
        if (counts.ok) setFacets(counts.value);
      } catch {
        // A newer query replaced this one.
      }
    },
    [projectId],
  );

  useEffect(() => {
    if (first !== "") void look(first, null);
    return () => running.current?.abort();
  }, [first, look]);

  return {
    asked,
    page,
    facets,
    problem,
    busy,
    ask: useCallback((text: string) => void look(text, null), [look]),
    more: () => {
      if (asked !== null && page) void look(asked, page);
    },
  };
}
