import "server-only";
import { refused } from "@/lib/outcome";
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
  const message = "no such claim in this project";
  return refused("not-understood", "There is no such claim in this project.", {
    errors: [{ path: "rhetoric.claimId", message }],
  });
}
