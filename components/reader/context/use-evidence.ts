import { useEffect, useMemo } from "react";
import { api } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { useReaderContext, useReading } from "./reader-context";
import { isUnderway } from "../model/reading-state";
import { lastOf, refetchOn } from "../model/refetch";
import { overlaidEvidence } from "../model/overlay";

const NONE: readonly Evidence[] = [];
/** Changes of these can alter what evidence shows. */
const NOUNS = ["evidence", "claim", "document"];

/** Evidence with pending writes applied; fetched again when it changes. */
export function useEvidence(path: string | null): readonly Evidence[] {
  const { store } = useReaderContext().reading;
  const known = useReading((state) => (path && state.evidence.get(path)) || NONE);
  const writes = useReading((state) => state.writes);
  useEffect(() => {
    if (path === null) return;
    let asked = 0;
    const ask = async () => {
      const mine = ++asked;
      const answer = await api<{ items: readonly Evidence[] }>(path);
      if (answer.ok && mine === asked) {
        const { evidence } = store.now();
        store.set({ evidence: new Map(evidence).set(path, answer.value.items) });
      }
      return answer.ok || answer.status === 403 || answer.status === 404;
    };
    const { stop } = refetchOn(store, NOUNS, lastOf(store.now().nouns, NOUNS), ask);
    void ask();
    return () => {
      asked = -1;
      stop();
    };
  }, [path, store]);
  return useMemo(() => {
    if (path === null) return NONE;
    const shown = overlaidEvidence(new Map([[path, known]]), writes.filter(isUnderway), store.me);
    return shown.get(path) ?? NONE;
  }, [known, writes, path, store]);
}
