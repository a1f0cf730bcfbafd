import { useEffect, useState } from "react";
import { call } from "@/components/api";
import type { Claim } from "@/components/claims/claim";

/** The registered claim an annotation serves; null while it loads, or if it no longer exists. */
export function useServedClaim(claimId: string | null): Claim | null {
  const [claim, setClaim] = useState<Claim | null>(null);
  useEffect(() => {
    if (!claimId) return;
    const ended = new AbortController();
    call("GET /claims/{claimId}", { params: { claimId }, signal: ended.signal })
      .then((answer) => setClaim(answer.ok ? answer.value : null))
      .catch((error: unknown) => {
        if (!ended.signal.aborted) throw error;
      });
    return () => ended.abort();
  }, [claimId]);
  return claim?.id === claimId ? claim : null;
}
