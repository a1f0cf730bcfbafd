import "server-only";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { read, type Transaction } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { recordProjectChange } from "@/server/feed/changes";
import { claimsWhere, type Claim } from "./read";

/** Two claims that say nearly the same, and how alike their words are, 0 to 1. */
export interface AlikePair {
  readonly one: Claim;
  readonly other: Claim;
  readonly likeness: number;
}

/** Alike by fewer letters than this, two statements are rarely one claim. */
const MIN_LIKENESS = 0.4;

/**
 * Pairs of the register that may be one claim, the most alike first, without those somebody has
 * answered for. The words are folded once a claim: that costs far more than to compare them.
 */
export async function likePairs(
  viewer: Viewer,
  projectId: string,
  limit: number,
): Promise<Outcome<{ items: AlikePair[]; next: null }>> {
  const refusal = whyNot("claim.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.$queryRaw<{ one: string; other: string; likeness: number }[]>`
    WITH folded AS MATERIALIZED (
      SELECT id, obelus_fold("statement") AS words FROM "Claim"
      WHERE "projectId" = ${projectId}::uuid AND "deletedAt" IS NULL)
    SELECT a.id AS one, b.id AS other, similarity(a.words, b.words)::float8 AS likeness
    FROM folded a
    JOIN folded b ON a.id < b.id AND similarity(a.words, b.words) >= ${MIN_LIKENESS}
    WHERE NOT EXISTS (
      SELECT 1 FROM "ClaimPair" p WHERE p."oneId" = a.id AND p."otherId" = b.id)
    ORDER BY likeness DESC, a.id, b.id
    LIMIT ${limit}`;
  const ids = [...new Set(rows.flatMap(({ one, other }) => [one, other]))];
  const claims = await claimsWhere(read, viewer, { projectId, id: { in: ids } }, ids.length);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const items = rows.flatMap(({ one: oneId, other: otherId, likeness }) => {
    const [one, other] = [byId.get(oneId), byId.get(otherId)];
    return one && other ? [{ one, other, likeness }] : [];
  });
  return done({ items, next: null });
}

/** Two claims are not one: the pair is suggested no more, or again when that is taken back. */
export const markDistinct = under(PROJECT_PLACE)(
  "claim.merge",
  async (
    { tx, viewer, now, projectId },
    { one, other, distinct = true }: { one: string; other: string; distinct?: boolean },
  ) => {
    const claims = await tx.claim.count({
      where: { projectId, deletedAt: null, id: { in: [one, other] } },
    });
    if (claims !== 2) return wrongField("other", reason("Refusals.claim.twoClaims"));
    const answer = { answer: "different", byId: viewer.id, at: now.toISOString() };
    await answerPair(tx, projectId, [one, other], distinct ? answer : null);
    const happened = { kind: "claim.saved", id: one, projectId, by: viewer.id, at: now } as const;
    await recordProjectChange(tx, happened);
    return done({ one, other, distinct });
  },
);

/** A person's answer about two claims, `same` or `different`, and when it was given. */
export interface PairAnswer {
  readonly answer: string;
  readonly byId: string | null;
  readonly at: string;
}

export async function readPairAnswer(
  tx: Transaction,
  pair: readonly [string, string],
): Promise<PairAnswer | null> {
  const row = await tx.claimPair.findUnique({ where: { oneId_otherId: keyOf(pair) } });
  return row && { answer: row.answer, byId: row.byId, at: row.at.toISOString() };
}

/** Stores the answer about a pair; null removes it, so that the pair is suggested again. */
export async function answerPair(
  tx: Transaction,
  projectId: string,
  pair: readonly [string, string],
  answer: PairAnswer | null,
): Promise<void> {
  const key = keyOf(pair);
  if (!answer) return void (await tx.claimPair.deleteMany({ where: key }));
  await tx.claimPair.upsert({
    where: { oneId_otherId: key },
    create: { ...key, projectId, ...answer },
    update: answer,
  });
}

function keyOf(pair: readonly [string, string]) {
  const [oneId = "", otherId = ""] = [...pair].sort();
  return { oneId, otherId };
}
