import { useQueryClient } from "@tanstack/react-query";
import type { Document } from "@/components/documents/document";
import { invalidate } from "@/components/live/api-cache";
import { useApi } from "@/components/live/use-api";
import { useReaderContext } from "./reader-context";

interface Documents {
  readonly documents: readonly Document[];
  /** Why they could not be read, as a sentence; null otherwise. */
  readonly problem: string | null;
  /** Has the list read again, after an import. */
  readonly refetch: () => void;
}

const NONE: readonly Document[] = [];

/** The documents of the project, read when a list of them opens. */
export function useDocuments(): Documents {
  const { projectId } = useReaderContext().reading.place;
  const client = useQueryClient();
  const { data, problem } = useApi("GET /projects/{projectId}/documents", {
    params: { projectId },
    query: { limit: 1_000 },
  });
  return {
    documents: data?.items ?? NONE,
    problem,
    refetch: () => invalidate(client, ["document"]),
  };
}
