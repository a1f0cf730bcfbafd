import { useEffect, useState } from "react";
import { api } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { useReading } from "../frame";

const NONE: readonly Evidence[] = [];

/** Evidence as it is now; read again whenever something of the project changed. */
export function useEvidence(path: string | null): readonly Evidence[] {
  const change = useReading((state) => state.projectChange);
  const [found, setFound] = useState<{ path: string; items: readonly Evidence[] } | null>(null);
  useEffect(() => {
    if (path === null) return;
    let stale = false;
    void api<{ items: readonly Evidence[] }>(path).then((answer) => {
      if (!stale && answer.ok) setFound({ path, items: answer.value.items });
    });
    return () => {
      stale = true;
    };
  }, [path, change]);
  return found?.path === path ? found.items : NONE;
}
