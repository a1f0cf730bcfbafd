import { useMemo } from "react";
import { useApi } from "../live/use-api";

/** How many claims have a verdict; `more` when not all of them were counted. */
export interface VerdictUses {
  readonly verdict: string;
  readonly count: number;
  readonly more: boolean;
}

/** The most claims that the register answers at once. */
const MAX_CLAIMS = 1_000;

/** The verdicts that a project's claims have; none until they are known. */
export function useVerdictUses(projectId: string): readonly VerdictUses[] {
  const { data } = useApi("GET /projects/{projectId}/claims", {
    params: { projectId },
    query: { limit: MAX_CLAIMS },
  });
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { verdict } of data?.items ?? []) {
      if (verdict) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    }
    const more = data !== undefined && data.next !== null;
    return [...counts].map(([verdict, count]) => ({ verdict, count, more }));
  }, [data]);
}
