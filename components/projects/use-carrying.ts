import { useEffect, useState } from "react";
import { call } from "../api";

/** How many claims have a verdict; `more` when not all of them were counted. */
export interface VerdictUses {
  readonly verdict: string;
  readonly count: number;
  readonly more: boolean;
}

/** The most claims that the register answers at once. */
const MAX_CLAIMS = 1_000;

/** The verdicts that a project's claims have, counted once; null until they are known. */
export function useVerdictUses(projectId: string): readonly VerdictUses[] {
  const [carried, setCarried] = useState<readonly VerdictUses[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    call("GET /projects/{projectId}/claims", {
      params: { projectId },
      query: { limit: MAX_CLAIMS },
      signal: asked.signal,
    }).then(
      (answer) => {
        if (!answer.ok) return;
        const counts = new Map<string, number>();
        for (const { verdict } of answer.value.items) {
          if (verdict) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
        }
        const more = answer.value.next !== null;
        setCarried([...counts].map(([verdict, count]) => ({ verdict, count, more })));
      },
      () => undefined,
    );
    return () => asked.abort();
  }, [projectId]);
  return carried;
}
