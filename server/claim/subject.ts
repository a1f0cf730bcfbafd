import "server-only";
import type { Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { changedMeanwhile } from "@/server/act/edit";
import type { Addition, Located, Refused, VersionedSubject, Write } from "@/server/act/subject";
import { lockDocuments, type AnnotationRef } from "@/server/annotation/bump-version";
import type { Transaction } from "@/server/platform/db";
import { lockClaim } from "./lock";
import { recordClaimChange } from "@/server/feed/record-row-change";
import { claimBy, type Claim } from "./read";

export interface FoundClaim {
  readonly claim: Claim;
  readonly membership: Membership;
}

export interface FoundClaimWithPassages extends FoundClaim {
  readonly pointing: readonly AnnotationRef[];
}

interface ClaimSubject<Found extends FoundClaim> extends VersionedSubject<Found, Claim> {
  deleted(write: Write & Found, id: string): Promise<void>;
}

export const CLAIM: ClaimSubject<FoundClaim> = {
  noun: "claim",
  changedMeanwhile: "Refusals.changed.claim",
  lock: lockClaim,
  current: ({ claim }) => claim,
  async saved({ tx, viewer, now, claim }, id) {
    await recordClaimChange(tx, id, claim.projectId, "claim.saved", viewer.id, now);
    return claimBy(tx, viewer, id);
  },
  deleted: ({ tx, viewer, now, claim }, id) =>
    recordClaimChange(tx, id, claim.projectId, "claim.deleted", viewer.id, now),
};

/** A claim with the annotations that point to it, whose documents are locked before its project. */
export const CLAIM_WITH_PASSAGES: ClaimSubject<FoundClaimWithPassages> = {
  ...CLAIM,
  lock: (tx, viewer, id) => lockWithPassages(tx, viewer, id),
};

/** A claim that is added to a project's register. */
export const NEW_CLAIM: Addition<Located & { readonly projectId: string }, Claim> = {
  table: "Claim",
  async there({ tx, viewer, projectId }, id) {
    const there = await claimBy(tx, viewer, id);
    return there?.projectId === projectId ? there : null;
  },
  async saved({ tx, viewer, now, projectId }, id) {
    await recordClaimChange(tx, id, projectId, "claim.saved", viewer.id, now);
    return claimBy(tx, viewer, id);
  },
};

/**
 * Lock a claim with all annotations that point to it, and those of `also`, documents first.
 * Refused where one came to point to it between the two: its document can not be locked any more.
 */
export async function lockWithPassages(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  also: readonly string[] = [],
): Promise<FoundClaimWithPassages | Refused | null> {
  const pointing = await pointingTo(tx, id, also);
  await lockDocuments(tx, pointing);
  const found = await lockClaim(tx, viewer, id);
  if (!found) return null;
  const known = new Set(pointing.map((one) => one.id));
  if ((await pointingTo(tx, id)).some((one) => !known.has(one.id))) {
    return changedMeanwhile(CLAIM, found.claim);
  }
  return { pointing, ...found };
}

async function pointingTo(
  tx: Transaction,
  claimId: string,
  also: readonly string[] = [],
): Promise<AnnotationRef[]> {
  const names = [
    { occurrences: { some: { claimId } } },
    { rhetoricClaimId: claimId },
    { id: { in: [...also] } },
  ];
  return tx.annotation.findMany({
    where: { deletedAt: null, document: { deletedAt: null }, OR: names },
    orderBy: [{ documentId: "asc" }, { id: "asc" }],
    select: { id: true, documentId: true, lane: true },
  });
}
