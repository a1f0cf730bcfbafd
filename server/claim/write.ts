import "server-only";
import { PROJECT_PLACE } from "@/server/act/places";
import { addTo } from "@/server/act/act";
import { onSubject, removalOf } from "@/server/act/edit";
import { insertOnce } from "@/server/act/insert-once";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { compareClaim, forgetLikes } from "./compare";
import { decides, decision, offScale, type ClaimEdit } from "./decision";
import { CLAIM, CLAIM_WITH_PASSAGES, NEW_CLAIM } from "./subject";

export interface ClaimDraft extends ClaimEdit {
  readonly id?: string;
  readonly statement: string;
}

export const addClaim = addTo(
  PROJECT_PLACE,
  (_, draft: ClaimDraft) => (decides(draft) ? "claim.decide" : "claim.add"),
  NEW_CLAIM,
  async ({ tx, viewer, now, projectId }, draft) => {
    const { id, statement, context, type, checkable, reason, verdict, rationale } = draft;
    const off = await offScale(tx, projectId, verdict);
    if (off) return off;
    const used = await insertOnce(tx, "Claim", {
      id,
      projectId,
      statement,
      context,
      type,
      checkable,
      reason,
      verdict,
      rationale,
      ...(decides(draft) ? { decidedById: viewer.id, decidedAt: now } : {}),
      createdById: viewer.id,
      createdAt: now,
      updatedAt: now,
    });
    return used ?? compareClaim(tx, id);
  },
);

export const editClaim = onSubject(CLAIM)(
  ({ claim }, { verdict, rationale }: ClaimEdit) =>
    (verdict !== undefined && verdict !== claim.verdict) ||
    (rationale !== undefined && rationale !== claim.rationale)
      ? "claim.decide"
      : "claim.change",
  { history: "edit" },
  async ({ tx, viewer, now, claim }, edit) => {
    const { statement, context, type, checkable, reason, verdict } = edit;
    const off = verdict === claim.verdict ? null : await offScale(tx, claim.projectId, verdict);
    if (off) return off;
    await tx.claim.update({
      where: { id: claim.id },
      data: {
        statement,
        context,
        type,
        checkable,
        reason,
        ...decision(claim, edit, viewer, now),
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    if (statement !== undefined && statement !== claim.statement) {
      await compareClaim(tx, claim.id);
    }
  },
);

/** The annotations that point to it stay and point to no claim; its maker or a curator may. */
export const removeClaim = removalOf(
  CLAIM_WITH_PASSAGES,
  ({ viewer, claim }) =>
    claim.createdBy.id === viewer.id && claim.verdict === null ? "claim.change" : "claim.decide",
  async ({ tx, viewer, now, pointing, claim: { id, projectId } }) => {
    await tx.claimOccurrence.deleteMany({ where: { claimId: id } });
    const served = { where: { rhetoricClaimId: id }, data: { rhetoricClaimId: null } };
    await tx.annotation.updateMany(served);
    await tx.claim.update({ where: { id }, data: { deletedAt: now, version: { increment: 1 } } });
    await forgetLikes(tx, id);
    await bumpAnnotationVersions(tx, pointing, { projectId, by: viewer.id, at: now });
  },
);
