import "server-only";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "@/server/annotation/edit";
import {
  lockDocuments,
  bumpAnnotationVersions,
  type AnnotationRef,
} from "@/server/annotation/bump-version";
import { transaction, type Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { newId } from "@/server/platform/new-id";
import { lockProject, findMembership, whyNot, type Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { lockClaim, recordClaimChange } from "./lock";
import { decides, decision, offScale, type ClaimEdit } from "./decision";
import { claimBy, type Claim } from "./read";

export interface ClaimDraft extends ClaimEdit {
  readonly id?: string;
  readonly statement: string;
}

export const FASTER =
  "Someone changed this claim after you read it. Nothing of yours was saved over it.";

export async function addClaim(
  viewer: Viewer,
  projectId: string,
  draft: ClaimDraft,
  now = new Date(),
): Promise<Outcome<Claim>> {
  const { id = newId(), statement, context, type, checkable, reason, verdict, rationale } = draft;
  return transaction(async (tx) => {
    await lockProject(tx, projectId);
    const membership = await findMembership(tx, viewer, projectId);
    const decided = decides(draft);
    const no =
      whyNot("claim.add", membership) ?? (decided ? whyNot("claim.decide", membership) : null);
    if (no) return no;
    if (await tx.claim.findUnique({ where: { id }, select: { id: true } })) {
      const there = await claimBy(tx, viewer, id);
      return there?.projectId === projectId
        ? done(there)
        : refused("id-taken", "This id is already used.");
    }
    const off = await offScale(tx, projectId, verdict);
    if (off) return off;
    await tx.claim.create({
      data: {
        id,
        projectId,
        statement,
        context,
        type,
        checkable,
        reason,
        verdict,
        rationale,
        ...(decided ? { decidedById: viewer.id, decidedAt: now } : {}),
        createdById: viewer.id,
        createdAt: now,
        updatedAt: now,
      },
    });
    await recordClaimChange(tx, id, projectId, "claim.saved", viewer.id, now);
    const saved = await claimBy(tx, viewer, id);
    return saved ? created(saved) : refused("not-found");
  });
}

export async function editClaim(
  viewer: Viewer,
  id: string,
  expected: Expected,
  edit: ClaimEdit,
  now = new Date(),
): Promise<Outcome<Claim>> {
  return transaction(async (tx) => {
    const found = await lockClaim(tx, viewer, id);
    if (!found) return refused("not-found");
    const { claim, membership } = found;
    const { statement, context, type, checkable, reason, verdict, rationale } = edit;
    const changesVerdict =
      (verdict !== undefined && verdict !== claim.verdict) ||
      (rationale !== undefined && rationale !== claim.rationale);
    const no =
      whyNot("claim.change", membership) ??
      (changesVerdict ? whyNot("claim.decide", membership) : null);
    if (no) return no;
    if (!expected(claim.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: claim } });
    }
    const off = verdict === claim.verdict ? null : await offScale(tx, claim.projectId, verdict);
    if (off) return off;
    await recordHistory(tx, claim, { subject: "claim", action: "edit", by: viewer, at: now });
    const given = { statement, context, type, checkable, reason };
    await tx.claim.update({
      where: { id },
      data: {
        ...given,
        ...decision(claim, edit, viewer, now),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    await recordClaimChange(tx, id, claim.projectId, "claim.saved", viewer.id, now);
    const saved = await claimBy(tx, viewer, id);
    return saved ? done(saved) : refused("not-found");
  });
}

/** The annotations that point to it stay and point to no claim; its maker or a curator may. */
export async function removeClaim(
  viewer: Viewer,
  id: string,
  expected: Expected,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const locked = await lockWithPassages(tx, viewer, id);
    if (!locked.ok) return locked;
    const { pointing, claim, membership } = locked.value;
    const mine = claim.createdBy.id === viewer.id && claim.verdict === null;
    const no = whyNot(mine ? "claim.change" : "claim.decide", membership);
    if (no) return no;
    if (!expected(claim.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: claim } });
    }
    const { projectId } = claim;
    await recordHistory(tx, claim, { subject: "claim", action: "delete", by: viewer, at: now });
    await tx.claimOccurrence.deleteMany({ where: { claimId: id } });
    const served = { where: { rhetoricClaimId: id }, data: { rhetoricClaimId: null } };
    await tx.annotation.updateMany(served);
    await tx.claim.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } });
    await bumpAnnotationVersions(tx, pointing, { projectId, by: viewer.id, at: now });
    await recordClaimChange(tx, id, projectId, "claim.deleted", viewer.id, now);
    return done(null);
  });
}

/**
 * Lock a claim with all annotations that point to it, and those of `also`, documents first.
 * Refused where one came to point to it between the two: its document can not be locked any more.
 */
export async function lockWithPassages(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  also: readonly string[] = [],
): Promise<Outcome<{ pointing: AnnotationRef[]; claim: Claim; membership: Membership }>> {
  const pointing = await pointingTo(tx, id, also);
  await lockDocuments(tx, pointing);
  const found = await lockClaim(tx, viewer, id);
  if (!found) return refused("not-found");
  const known = new Set(pointing.map((one) => one.id));
  if ((await pointingTo(tx, id)).some((one) => !known.has(one.id))) {
    return refused("someone-was-faster", FASTER, { more: { current: found.claim } });
  }
  return done({ pointing, ...found });
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
