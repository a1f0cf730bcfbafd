import { useApi } from "../live/use-api";
import type { Tag } from "./tag";

/** How many annotations that the viewer can see have a tag; null while they are counted. */
export function useCountOf(projectId: string, { kind, slug }: Pick<Tag, "kind" | "slug">) {
  const { data } = useApi("GET /projects/{projectId}/passages", {
    params: { projectId },
    query: { kind, called: slug, limit: 1 },
  });
  return data?.count ?? null;
}
