import { useEffect, useState } from "react";
import { api } from "../api";
import type { Tag } from "./tag";

/** How many annotations that one may see carry a tag; null while it is counted. */
export function useCountOf(projectId: string, { kind, slug }: Pick<Tag, "kind" | "slug">) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const query = new URLSearchParams({ kind, called: slug, limit: "1" });
    api<{ count: number }>(`/projects/${projectId}/passages?${query}`, { signal: ended.signal })
      .then((answer) => answer.ok && setCount(answer.value.count))
      .catch((error: unknown) => {
        if (!ended.signal.aborted) throw error;
      });
    return () => ended.abort();
  }, [projectId, kind, slug]);
  return count;
}
