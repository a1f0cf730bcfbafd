import { useEffect, useMemo } from "react";
import { call } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { useReaderContext, useReading } from "./reader-context";
import { evidencePath } from "../model/operations/add-evidence";
import { isUnderway } from "../model/reading-state";
import { lastOf, refetchOn } from "../model/refetch";
import { overlaidEvidence } from "../model/overlay";

const NONE: readonly Evidence[] = [];
/** Changes of these can alter what evidence shows. */
const NOUNS = ["evidence", "claim", "document"];

/** Evidence with pending writes applied; fetched again when it changes. */
export function useEvidence(of: "claim" | "document", id: string): readonly Evidence[] {
  const path = of === "claim" ? evidencePath(id) : `/documents/${id}/evidence`;
  const { store } = useReaderContext().reading;
  const known = useReading((state) => state.evidence.get(path) ?? NONE);
  const writes = useReading((state) => state.writes);
  useEffect(() => {
    let requestCount = 0;
    const ask = async () => {
      const request = ++requestCount;
      const answer = await (of === "claim"
        ? call("GET /claims/{claimId}/evidence", { params: { claimId: id } })
        : call("GET /documents/{documentId}/evidence", { params: { documentId: id } }));
      if (answer.ok && request === requestCount) {
        store.setEvidence(path, answer.value.items);
      }
      return answer.ok || answer.status === 403 || answer.status === 404;
    };
    const { stop } = refetchOn(store, NOUNS, lastOf(store.now().nouns, NOUNS), ask);
    void ask();
    return () => {
      requestCount = -1;
      stop();
    };
  }, [of, id, path, store]);
  return useMemo(() => {
    const shown = overlaidEvidence(new Map([[path, known]]), writes.filter(isUnderway), store.me);
    return shown.get(path) ?? NONE;
  }, [known, writes, path, store]);
}
