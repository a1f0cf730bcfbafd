import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Prisma } from "@/prisma/generated/client";
import { under } from "@/server/act/act";
import { changedMeanwhile } from "@/server/act/edit";
import type { Located, Place } from "@/server/act/subject";
import { bumpAnnotationVersions } from "@/server/annotation/bump-version";
import type { Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import { findMembership } from "@/server/access/membership";
import { lockClaim } from "./lock";
import { recordClaimChange } from "@/server/feed/record-row-change";
import { lastMerges, type ClaimMergeRecord } from "./merge-record";
import { compareClaim } from "./compare";
import { answerPair } from "./pairs";
import { claimBy, type Claim } from "./read";
import { CLAIM, lockWithPassages } from "./subject";

const NO_RECORD = reason("Refusals.claim.mergedUnrecorded");
const GONE = reason("Refusals.claim.mergedIntoDeleted");

/** A claim of the register, or one that was merged, with the claim it is part of now. */
interface PresentOrMerged extends Located {
  readonly present: Claim | null;
  readonly merged: { readonly id: string; readonly from: string; readonly change: number } | null;
  readonly way: ClaimMergeRecord[] | null;
  readonly locked: Awaited<ReturnType<typeof lockWithPassages>>;
}

const PRESENT_OR_MERGED: Place<PresentOrMerged> = {
  async lock(tx, viewer, id) {
    const row = await tx.claim.findUnique({ where: { id } });
    if (!row?.mergedIntoId) {
      const found = await lockClaim(tx, viewer, id);
      const { membership, claim: present } = found ?? {};
      return membership && present
        ? { membership, present, merged: null, way: null, locked: null }
        : null;
    }
    const merged = { id, from: row.mergedIntoId, change: row.change };
    const way = await wayTo(tx, id, merged.from);
    const passages = doublesOf(way ?? []).map(({ annotationId }) => annotationId);
    const locked = await lockWithPassages(tx, viewer, merged.from, passages);
    const membership = await findMembership(tx, viewer, row.projectId);
    return membership && { membership, present: null, merged, way, locked };
  },
};

/**
 * Two claims were not one after all: the one that was merged returns to the register and takes
 * back what it brought, as far as that is still where the merge put it. What somebody has moved,
 * cited elsewhere or deleted since stays as they left it. A claim that is in the register is
 * answered as it is.
 */
export const unmergeClaim = under(PRESENT_OR_MERGED)(
  "claim.merge",
  async ({
    tx,
    viewer,
    now,
    membership: { projectId },
    present,
    merged,
    way,
    locked,
  }): Promise<Outcome<Claim>> => {
    if (present) return done(present);
    const [moved] = way ?? [];
    if (!merged || !way || !moved) return refused("not-undoable", NO_RECORD);
    if (!locked) return refused("not-undoable", GONE);
    if ("ok" in locked) return locked;
    const { claim: other, pointing } = locked;
    const { id, from, change } = merged;
    // A claim that is merged gets a number, and none until it returns: this is still that merge.
    if (!(await tx.claim.findFirst({ where: { id, mergedIntoId: from, change } }))) {
      return changedMeanwhile(CLAIM, other);
    }
    const others = await broughtSince(tx, merged, way);
    const back = await takeBack(tx, merged, { ...moved, doubles: doublesOf(way) }, others);
    await tx.claim.update({ where: { id }, data: { mergedIntoId: null, deletedAt: null } });
    await compareClaim(tx, id);
    await answerPair(tx, projectId, [id, moved.into], moved.pair);
    const claim = await claimBy(tx, viewer, id);
    if (!claim) return refused("not-found");
    await recordHistory(tx, claim, { subject: "claim", action: "unmerge", by: viewer, at: now });
    await tx.claim.update({ where: { id }, data: { version: { increment: 1 } } });
    const changed = pointing.filter((annotation) => back.has(annotation.id));
    await bumpAnnotationVersions(tx, changed, { projectId, by: viewer.id, at: now });
    await recordClaimChange(tx, id, projectId, "claim.saved", viewer.id, now);
    await recordClaimChange(tx, from, projectId, "claim.saved", viewer.id, now);
    const saved = await claimBy(tx, viewer, id);
    return saved ? done(saved) : refused("not-found");
  },
);

/**
 * The merges by which a claim came to where it is, its own first: it may have been merged into
 * one that was then merged on. Null where one of them was not kept.
 */
async function wayTo(tx: Transaction, id: string, end: string): Promise<ClaimMergeRecord[] | null> {
  const way: ClaimMergeRecord[] = [];
  for (let at = id; at !== end;) {
    const moved = (await lastMerges(tx, [at])).get(at);
    if (!moved) return null;
    way.push(moved);
    at = moved.into;
  }
  return way;
}

/** Occurrences of the claim that its own merge deleted, or a later one on the way. */
function doublesOf([own, ...onward]: readonly ClaimMergeRecord[]): ClaimMergeRecord["doubles"] {
  if (!own) return [];
  const mine = new Set(own.occurrences);
  return [
    ...own.doubles,
    ...onward.flatMap(({ doubles }) => doubles.filter((o) => mine.has(o.id))),
  ];
}

/**
 * What claims from elsewhere brought to the same place later. A thing that two brought was taken
 * back in between, and belongs to the later one.
 */
async function broughtSince(
  tx: Transaction,
  { id, from, change }: { id: string; from: string; change: number },
  way: readonly ClaimMergeRecord[],
): Promise<Set<string>> {
  const passed = [id, ...way.map(({ into }) => into)];
  const claims = await tx.claim.findMany({
    where: { mergedIntoId: from, change: { gt: change }, id: { notIn: passed } },
    select: { id: true },
  });
  const merges = await lastMerges(
    tx,
    claims.map((claim) => claim.id),
  );
  return new Set([...merges].flatMap(([claimId, moved]) => [claimId, ...thingsOf(moved)]));
}

function thingsOf({
  occurrences,
  doubles,
  evidence,
  searches,
  served,
}: ClaimMergeRecord): string[] {
  return [...occurrences, ...doubles.map(({ id }) => id), ...evidence, ...searches, ...served];
}

/** Moves what is still there, and answers which annotations read differently now. */
async function takeBack(
  tx: Transaction,
  { id, from }: { id: string; from: string },
  moved: ClaimMergeRecord,
  others: ReadonlySet<string>,
): Promise<Set<string>> {
  const among = (ids: readonly string[]) => ({ in: ids.filter((one) => !others.has(one)) });
  const here = (ids: readonly string[]) => ({ claimId: from, id: among(ids) });
  const data = { claimId: id };
  const movedBack = await tx.claimOccurrence.updateManyAndReturn({
    where: here(moved.occurrences),
    data: { ...data, change: { increment: 1 } },
    select: { annotationId: true },
  });
  await tx.evidence.updateMany({ where: here(moved.evidence), data });
  await tx.evidenceSearch.updateMany({ where: here(moved.searches), data });
  const serving = await tx.annotation.updateManyAndReturn({
    where: { rhetoricClaimId: from, id: among(moved.served) },
    data: { rhetoricClaimId: id },
    select: { id: true },
  });
  const led = { id: among(moved.claims), mergedIntoId: from };
  await tx.claim.updateMany({ where: led, data: { mergedIntoId: id } });
  const passages = await tx.annotation.findMany({
    where: { id: { in: moved.doubles.map(({ annotationId }) => annotationId) } },
    select: { id: true },
  });
  const there = new Set(passages.map((annotation) => annotation.id));
  const restored = await tx.claimOccurrence.createManyAndReturn({
    data: moved.doubles
      .filter((one) => there.has(one.annotationId) && !others.has(one.id))
      .map((one) => ({
        ...one,
        ...data,
        change: one.change + 1,
        quantities: one.quantities as Prisma.InputJsonValue,
      })),
    skipDuplicates: true,
    select: { annotationId: true },
  });
  const carrying = [...movedBack, ...restored].map(({ annotationId }) => annotationId);
  return new Set([...carrying, ...serving.map((annotation) => annotation.id)]);
}
