import "server-only";
import type { Transaction } from "@/server/platform/db";
import { lockProject, findMembership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { claimBy } from "./read";

/** The claim, read under its project's lock by someone who stands there; or null. */
export async function lockClaim(tx: Transaction, viewer: Viewer, id: string) {
  const where = await tx.claim.findUnique({ where: { id }, select: { projectId: true } });
  if (!where) return null;
  await lockProject(tx, where.projectId);
  const membership = await findMembership(tx, viewer, where.projectId);
  const claim = membership && (await claimBy(tx, viewer, id));
  return claim && { claim, membership };
}
