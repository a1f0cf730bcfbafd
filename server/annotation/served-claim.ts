import "server-only";
import { wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Transaction } from "@/server/platform/db";
import { lockProject } from "@/server/access/membership";

/** Why a piece of rhetoric can not serve this claim, or null: it must be in the project's register. */
export async function checkServedClaim(
  tx: Transaction,
  projectId: string,
  claimId: string | null | undefined,
) {
  if (!claimId) return null;
  await lockProject(tx, projectId);
  const where = { id: claimId, projectId, deletedAt: null };
  if (await tx.claim.findFirst({ where, select: { id: true } })) return null;
  return wrongField("rhetoric.claimId", reason("Refusals.missing.claim"));
}
