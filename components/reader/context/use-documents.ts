import { useCallback, useEffect, useState } from "react";
import { call } from "@/components/api";
import type { Document } from "@/components/documents/document";
import { useReaderContext } from "./reader-context";

interface Documents {
  readonly documents: readonly Document[];
  /** Why they could not be read, as a sentence; empty otherwise. */
  readonly problem: string;
  /** Adds a document that was just imported. */
  readonly add: (document: Document) => void;
}

/** The documents of the project, fetched when a list of them opens. */
export function useDocuments(): Documents {
  const { projectId } = useReaderContext().reading.place;
  const [documents, setDocuments] = useState<readonly Document[]>([]);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let stale = false;
    void call("GET /projects/{projectId}/documents", {
      params: { projectId },
      query: { limit: 1_000 },
    }).then((answer) => {
      if (stale) return;
      if (answer.ok) setDocuments(answer.value.items);
      else setProblem(answer.detail);
    });
    return () => {
      stale = true;
    };
  }, [projectId]);
  const add = useCallback(
    (document: Document) => setDocuments((before) => [...before, document]),
    [],
  );
  return { documents, problem, add };
}
