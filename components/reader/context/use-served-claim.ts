import { useApi } from "@/components/live/use-api";
import type { Claim } from "@/components/claims/claim";

/** The registered claim an annotation serves; null while it loads, or if it no longer exists. */
export function useServedClaim(claimId: string | null): Claim | null {
  const { data } = useApi(
    "GET /claims/{claimId}",
    { params: { claimId: claimId ?? "" } },
    { enabled: claimId !== null },
  );
  return claimId !== null && data ? data : null;
}
