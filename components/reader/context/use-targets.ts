import { useEffect, useState } from "react";
import { call } from "@/components/api";

/** Typing must pause this long before suggestions are fetched. Milliseconds. */
const PAUSE = 180;

/** Earlier targets of rhetoric in the project whose names contain what is typed. */
export function useTargets(projectId: string, words: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  const sought = words.trim().slice(0, 200);
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(() => {
      call("GET /projects/{projectId}/targets", {
        params: { projectId },
        query: { q: sought },
        signal: ended.signal,
      })
        .then((answer) => setNames(answer.ok ? answer.value.items.map(({ name }) => name) : []))
        .catch((error: unknown) => {
          if (!ended.signal.aborted) throw error;
        });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [projectId, sought]);
  return names;
}
