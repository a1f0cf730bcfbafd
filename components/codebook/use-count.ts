import { useEffect, useState } from "react";
import { call } from "../api";
import type { Tag } from "./tag";

/** How many annotations that the viewer can see have a tag; null while they are counted. */
export function useCountOf(projectId: string, { kind, slug }: Pick<Tag, "kind" | "slug">) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    call("GET /projects/{projectId}/passages", {
      params: { projectId },
      query: { kind, called: slug, limit: 1 },
      signal: ended.signal,
    })
      .then((answer) => answer.ok && setCount(answer.value.count))
      .catch((error: unknown) => {
        if (!ended.signal.aborted) throw error;
      });
    return () => ended.abort();
  }, [projectId, kind, slug]);
  return count;
}
