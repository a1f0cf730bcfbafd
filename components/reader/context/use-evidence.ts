import { useEffect, useMemo } from "react";
import { call } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { useReaderContext, useReading } from "./reader-context";
import { evidencePath } from "../model/operations/add-evidence";
import { isUnderway } from "../model/reading-state";
import type { ReadingStore } from "../model/reading-store";
import { lastOf, refetchOn } from "../model/refetch";
import { overlaidEvidence } from "../model/overlay";

const NONE: readonly Evidence[] = [];
/** Changes of these can alter what evidence shows. */
const NOUNS = ["evidence", "claim", "document"];

/** Evidence with pending writes applied; fetched again when it changes. */
export function useEvidence(of: "claim" | "document", id: string): readonly Evidence[] {
  return useEvidenceOf(of, [id]).get(id) ?? NONE;
}

/** The same of several claims or documents, by their ids. */
export function useEvidenceOf(
  of: "claim" | "document",
  ids: readonly string[],
): ReadonlyMap<string, readonly Evidence[]> {
  const { store } = useReaderContext().reading;
  const evidence = useReading((state) => state.evidence);
  const writes = useReading((state) => state.writes);
  const list = ids.join(" ");
  useEffect(() => {
    const stops = list
      .split(" ")
      .filter(Boolean)
      .map((id) => follow(store, of, id));
    return () => stops.forEach((stop) => stop());
  }, [of, list, store]);
  return useMemo(() => {
    const known = new Map(
      list
        .split(" ")
        .filter(Boolean)
        .map((id) => [id, evidence.get(pathOf(of, id)) ?? NONE]),
    );
    const byPath = new Map([...known].map(([id, items]) => [pathOf(of, id), items]));
    const shown = overlaidEvidence(byPath, writes.filter(isUnderway), store.me);
    return new Map([...known.keys()].map((id) => [id, shown.get(pathOf(of, id)) ?? NONE]));
  }, [evidence, writes, of, list, store]);
}

function pathOf(of: "claim" | "document", id: string): string {
  return of === "claim" ? evidencePath(id) : `/documents/${id}/evidence`;
}

/** Reads the evidence now and at each change of it. Returns a function that stops that. */
function follow(store: ReadingStore, of: "claim" | "document", id: string): () => void {
  let requestCount = 0;
  const ask = async () => {
    const request = ++requestCount;
    const answer = await (of === "claim"
      ? call("GET /claims/{claimId}/evidence", { params: { claimId: id } })
      : call("GET /documents/{documentId}/evidence", { params: { documentId: id } }));
    if (answer.ok && request === requestCount) {
      store.setEvidence(pathOf(of, id), answer.value.items);
    }
    return answer.ok || answer.status === 403 || answer.status === 404;
  };
  const { stop } = refetchOn(store, NOUNS, lastOf(store.now().nouns, NOUNS), ask);
  void ask();
  return () => {
    requestCount = -1;
    stop();
  };
}
