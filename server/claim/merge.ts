import "server-only";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { under } from "@/server/act/act";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import type { Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { recordClaimChange } from "@/server/feed/record-row-change";
import { mergeRecordOf, type ClaimMergeRecord } from "./merge-record";
import { answerPair } from "./pairs";
import { claimBy, type Claim } from "./read";
import { CLAIM_WITH_PASSAGES } from "./subject";

/**
 * Two claims were one: what carried, supported or looked for the first now belongs to `into`,
 * which keeps its own words and verdict. The first leaves the register and its page leads on,
 * until the two are taken apart again.
 */
export const mergeClaim = under(CLAIM_WITH_PASSAGES)(
  "claim.merge",
  async ({ tx, viewer, now, pointing, claim }, into: string): Promise<Outcome<Claim>> => {
    const { id, projectId } = claim;
    if (id === into) return wrongField("into", reason("Refusals.claim.intoItself"));
    const other = await claimBy(tx, viewer, into);
    if (other?.projectId !== projectId) {
      return wrongField("into", reason("Refusals.missing.claim"));
    }
    const moved = await mergeRecordOf(tx, id, into);
    const before = { ...claim, moved };
    await recordHistory(tx, before, { subject: "claim", action: "merge", by: viewer, at: now });
    await carry(tx, id, moved);
    await tx.claim.update({
      where: { id },
      data: { mergedIntoId: into, deletedAt: now, version: { increment: 1 } },
    });
    // What was merged into this one before leads to where it is now.
    await tx.claim.updateMany({ where: { mergedIntoId: id }, data: { mergedIntoId: into } });
    const answer = { answer: "same", byId: viewer.id, at: now.toISOString() };
    await answerPair(tx, projectId, [id, into], answer);
    await bumpAnnotationVersions(tx, pointing, { projectId, by: viewer.id, at: now });
    await recordClaimChange(tx, id, projectId, "claim.deleted", viewer.id, now);
    await recordClaimChange(tx, into, projectId, "claim.saved", viewer.id, now);
    const saved = await claimBy(tx, viewer, into);
    return saved ? done(saved) : refused("not-found");
  },
);

/** A passage that carries both claims carries the one once, as it was said of that one. */
async function carry(
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
