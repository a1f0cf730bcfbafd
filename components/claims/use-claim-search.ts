import { useEffect, useState } from "react";
import { call } from "@/components/api";
import type { Claim } from "./claim";

/** The pause in typing after which the register is searched, in milliseconds. */
const PAUSE = 180;
const MAX_CLAIMS = 6;

/** Claims of the register similar to what is typed, the most similar first. */
export function useClaimSearch(projectId: string, words: string): readonly Claim[] {
  const [found, setFound] = useState<readonly Claim[]>([]);
  const sought = words.trim().slice(0, 500);
  useEffect(() => {
    if (sought.length < 2) {
      setFound((before) => (before.length === 0 ? before : []));
      return;
    }
    const ended = new AbortController();
    const timer = setTimeout(() => {
      call("GET /projects/{projectId}/claims", {
        params: { projectId },
        query: { q: sought, limit: MAX_CLAIMS },
        signal: ended.signal,
      })
        .then((answer) => setFound(answer.ok ? answer.value.items : []))
        .catch((error: unknown) => {
          if (!ended.signal.aborted) throw error;
        });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [projectId, sought]);
  return found;
}
