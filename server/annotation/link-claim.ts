import "server-only";
import { wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { lockProject } from "@/server/access/membership";

/**
 * Whether the project's register has this claim. The project stays locked, so that no claim is
 * merged or deleted between this check and the write.
 */
export async function isClaimThere(
  tx: Transaction,
  projectId: string,
  claimId: string,
): Promise<boolean> {
  await lockProject(tx, projectId);
  const where = { id: claimId, projectId, deletedAt: null };
  return (await tx.claim.findFirst({ where, select: { id: true } })) !== null;
}

/** How a passage carries a claim where nothing more was said of it. */
const PLAINLY = { role: "asserts", commitment: "asserted", quantities: [] };

interface Passage {
  readonly projectId: string;
  readonly documentId: string;
  readonly annotationId: string;
  readonly by: string;
}

/** Gives a new annotation the claim it carries, which was found to be there. */
export async function carryClaim(
  tx: Transaction,
  { by, ...keys }: Passage,
  claimId: string,
  wording: string,
): Promise<void> {
  const data = { id: newId(), ...keys, ...PLAINLY, claimId, wording, createdById: by };
  await tx.claimOccurrence.create({ data });
}

/**
 * Makes this claim the first one the annotation carries, or none: what it carries beside its first
 * stays. A claim it carries already moves to the first place, with what was said of it.
 */
export async function linkClaim(
  tx: Transaction,
  at: Passage,
  claimId: string | null,
  wording: string,
): Promise<boolean> {
  const { by, ...keys } = at;
  if (claimId !== null && !(await isClaimThere(tx, at.projectId, claimId))) return false;
  const occurrences = await tx.claimOccurrence.findMany({
    where: { annotationId: at.annotationId, claim: { deletedAt: null } },
    orderBy: { id: "asc" },
  });
  const [first] = occurrences;
  if (claimId === null) {
    if (first) await tx.claimOccurrence.delete({ where: { id: first.id } });
    return true;
  }
  const { role, commitment, quantities, ...known } = occurrences.find(
    (occurrence) => occurrence.claimId === claimId,
  ) ?? { ...PLAINLY, id: null, wording };
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

/**
 * What goes with an annotation when it gets another target: what were its own words in what it
 * carries, the number under which that is edited, and its checks, which are outdated now.
 */
export async function carryToTarget(
  tx: Transaction,
  annotationId: string,
  words: { readonly before: string; readonly after: string },
  change: number,
): Promise<void> {
  await tx.$executeRaw`
    WITH outdated AS (
      UPDATE "QuotationCheck" SET revision = 0 WHERE "annotationId" = ${annotationId}::uuid)
    UPDATE "ClaimOccurrence" SET change = ${change}::int,
      wording = CASE WHEN wording = ${words.before} THEN ${words.after} ELSE wording END
    WHERE "annotationId" = ${annotationId}::uuid`;
}

/** Gives what the annotation carries the number under which it is edited. */
export async function numberOccurrences(
  tx: Transaction,
  annotationId: string,
  change: number,
): Promise<void> {
  await tx.claimOccurrence.updateMany({ where: { annotationId }, data: { change } });
}

export const NO_CLAIM = wrongField("claim.id", reason("Refusals.missing.claim"));
