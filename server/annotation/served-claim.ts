import "server-only";
import { wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Transaction } from "@/server/platform/db";
import { isClaimThere } from "./link-claim";

/** Why a piece of rhetoric can not serve this claim, or null: it must be in the project's register. */
export async function checkServedClaim(
  tx: Transaction,
  projectId: string,
  claimId: string | null | undefined,
) {
  if (!claimId) return null;
  if (await isClaimThere(tx, projectId, claimId)) return null;
  return wrongField("rhetoric.claimId", reason("Refusals.missing.claim"));
}
