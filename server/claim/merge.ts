import "server-only";
import { done, wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { ofAnyVersion, onSubject } from "@/server/act/edit";
import type { VersionedSubject, Write } from "@/server/act/subject";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import { recordClaimChange } from "@/server/feed/record-row-change";
import type { Transaction } from "@/server/platform/db";
import { mergeRecordOf, type ClaimMergeRecord } from "./merge-record";
import { forgetLikes } from "./compare";
import { answerPair } from "./pairs";
import { claimBy, type Claim } from "./read";
import { CLAIM_WITH_PASSAGES, type FoundClaim, type FoundClaimWithPassages } from "./subject";

/** A claim that is merged into another one, which is the answer. */
const MERGED: VersionedSubject<FoundClaimWithPassages, Claim, { readonly into: string }> = {
  ...CLAIM_WITH_PASSAGES,
  async saved({ tx, viewer, now, claim: { projectId } }, id, { into }) {
    await recordClaimChange(tx, id, projectId, "claim.deleted", viewer.id, now);
    await recordClaimChange(tx, into, projectId, "claim.saved", viewer.id, now);
    return claimBy(tx, viewer, into);
  },
};

/**
 * Two claims were one: what carried, supported or looked for the first now belongs to `into`,
 * which keeps its own words and verdict. The first leaves the register and its page leads on,
 * until the two are taken apart again.
 */
export const mergeClaim = ofAnyVersion(
  onSubject(MERGED)(
    "claim.merge",
    {
      resolve: findMoved,
      async history({ claim, moved }) {
        const before = { ...claim, moved };
        return { action: "merge", before };
      },
    },
    async ({ tx, viewer, now, pointing, claim: { id, projectId }, moved }, into) => {
      await moveToOther(tx, id, moved);
      await tx.claim.update({
        where: { id },
        data: { mergedIntoId: into, deletedAt: now, version: { increment: 1 } },
      });
      await forgetLikes(tx, id);
      // What was merged into this one before leads to where it is now.
      await tx.claim.updateMany({ where: { mergedIntoId: id }, data: { mergedIntoId: into } });
      const answer = { answer: "same", byId: viewer.id, at: now.toISOString() };
      await answerPair(tx, projectId, [id, into], answer);
      await bumpAnnotationVersions(tx, pointing, { projectId, by: viewer.id, at: now });
      return { into };
    },
  ),
);

/** What goes over to the claim `into`. */
async function findMoved({ tx, viewer, claim }: Write & FoundClaim, into: string) {
  const { id, projectId } = claim;
  if (id === into) return wrongField("into", reason("Refusals.claim.intoItself"));
  const other = await claimBy(tx, viewer, into);
  if (other?.projectId !== projectId) {
    return wrongField("into", reason("Refusals.missing.claim"));
  }
  return done({ moved: await mergeRecordOf(tx, id, into) });
}

/** A passage that carries both claims carries the one once, as it was said of that one. */
async function moveToOther(
  tx: Transaction,
  from: string,
  { into, doubles }: ClaimMergeRecord,
): Promise<void> {
  await tx.claimOccurrence.deleteMany({ where: { id: { in: doubles.map(({ id }) => id) } } });
  const where = { claimId: from };
  const data = { claimId: into };
  await tx.claimOccurrence.updateMany({ where, data: { ...data, change: { increment: 1 } } });
  await tx.evidence.updateMany({ where, data });
  await tx.evidenceSearch.updateMany({ where, data });
  await tx.annotation.updateMany({
    where: { rhetoricClaimId: from },
    data: { rhetoricClaimId: into },
  });
}
