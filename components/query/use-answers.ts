import { useState } from "react";
import { useApi, useApiPages } from "../live/use-api";
import type { Answer, Facets } from "./answer";

export interface Answers {
  /** The query of these answers; null before the first. */
  readonly submitted: string | null;
  readonly items: readonly Answer[] | undefined;
  readonly hasMore: boolean;
  readonly facets: Facets | undefined;
  readonly problem: string | null;
  readonly busy: boolean;
  ask(text: string): void;
  more(): void;
}

/** Answers and their counts; a newer query replaces an older one. */
export function useAnswers(projectId: string, first: string): Answers {
  const [submitted, setSubmitted] = useState(first === "" ? null : first);
  const [firstBefore, setFirstBefore] = useState(first);
  if (firstBefore !== first) {
    setFirstBefore(first);
    if (first !== "") setSubmitted(first);
  }
  const params = { projectId };
  const q = submitted ?? "";
  const options = { enabled: submitted !== null, keepPrevious: true };
  const answers = useApiPages(
    "GET /projects/{projectId}/query",
    { params, query: { q, limit: 50 } },
    options,
  );
  const facets = useApi(
    "GET /projects/{projectId}/query/facets",
    { params, query: { q } },
    options,
  );
  const { items, hasMore, problem, isFetching: busy, more } = answers;
  return {
    submitted,
    items,
    hasMore,
    problem,
    busy,
    more,
    facets: facets.isPrevious && !answers.isPrevious ? undefined : facets.data,
    ask(text) {
      if (text === submitted) answers.again();
      else setSubmitted(text);
    },
  };
}
