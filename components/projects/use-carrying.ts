import { useEffect, useState } from "react";
import { call } from "../api";

/** How many claims carry a verdict; `more` when not all of them were counted. */
export interface VerdictUses {
  readonly verdict: string;
  readonly count: number;
  readonly more: boolean;
}

/** As many claims as the register gives at once. */
const MAX_CLAIMS = 1_000;

/** Which verdicts the claims of a project carry, counted once; nothing while that is unknown. */
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
