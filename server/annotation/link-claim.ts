import "server-only";
import { wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { lockProject } from "@/server/access/membership";

/**
 * Make this claim the first one the annotation carries, or none: what it carries beside its first
 * stays. A claim it carries already moves to the first place, with what was said of it.
 */
export async function linkClaim(
  tx: Transaction,
  at: { projectId: string; documentId: string; annotationId: string; by: string },
  claimId: string | null,
  wording: string,
): Promise<boolean> {
  const { by, ...keys } = at;
  // Under the project's lock no claim is merged or deleted between this check and the write.
  if (claimId !== null) await lockProject(tx, at.projectId);
  const occurrences = await tx.claimOccurrence.findMany({
    where: { annotationId: at.annotationId, claim: { deletedAt: null } },
    orderBy: { id: "asc" },
  });
  const [first] = occurrences;
  if (claimId === null) {
    if (first) await tx.claimOccurrence.delete({ where: { id: first.id } });
    return true;
  }
  const claim = await tx.claim.findFirst({
    where: { id: claimId, projectId: at.projectId, deletedAt: null },
    select: { id: true },
  });
  if (!claim) return false;
  const { role, commitment, quantities, ...known } = occurrences.find(
    (occurrence) => occurrence.claimId === claimId,
  ) ?? { role: "asserts", commitment: "asserted", quantities: [], id: null, wording };
  if (known.id && known.id !== first?.id) {
    await tx.claimOccurrence.delete({ where: { id: known.id } });
  }
  const occurrence = { claimId, role, commitment, wording: known.wording };
  const data = { ...occurrence, quantities: quantities as Prisma.InputJsonValue };
  if (first) await tx.claimOccurrence.update({ where: { id: first.id }, data });
  else {
    await tx.claimOccurrence.create({ data: { id: newId(), ...keys, ...data, createdById: by } });
  }
  return true;
}

/** What was the annotation's own words goes with them when its place changes. */
export async function rewordOccurrences(
  tx: Transaction,
  annotationId: string,
  before: string,
  after: string,
): Promise<void> {
  if (before === after) return;
  await tx.claimOccurrence.updateMany({
    where: { annotationId, wording: before },
    data: { wording: after },
  });
}

export const NO_CLAIM = wrongField("claim.id", reason("Refusals.missing.claim"));
