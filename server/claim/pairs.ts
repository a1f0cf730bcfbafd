import "server-only";
import type { alikePair } from "@/lib/contract/claims";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { read, READ_LIMIT_MS, readWithin, type Transaction } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import { recordProjectChange } from "@/server/feed/changes";
import { areWaiting, compareSoon } from "./compare-waiting";
import { claimsWhere } from "./read";

/** Two claims that may say the same, how alike their words are, 0 to 1, and in what they differ. */
type AlikePair = ShapeOf<typeof alikePair>;

/** Where a list of pairs goes on: after this one. */
export interface PairPlace {
  readonly likeness: number;
  readonly one: string;
  readonly other: string;
}

type PairRow = PairPlace & Pick<AlikePair, "differs">;

interface AlikePairs {
  readonly items: AlikePair[];
  readonly next: PairPlace | null;
  /** Whether claims are still to be compared with the others. */
  readonly comparing: boolean;
}

/**
 * Pairs of the register that may be one claim, the most alike first, without those somebody has
 * answered for. They are found when a claim is written (compare.ts) and only read here.
 */
export async function likePairs(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: PairPlace; limit: number },
): Promise<Outcome<AlikePairs>> {
  const refusal = whyNot("claim.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const comparing = await areWaiting(projectId);
  if (comparing) compareSoon();
  const pairs = Prisma.sql`
    SELECT l."oneId" AS one, l."otherId" AS other, l.likeness, l.differs
    FROM "ClaimLikeness" l
    WHERE l."projectId" = ${projectId}::uuid AND ${following(after)}
      AND NOT EXISTS (
        SELECT 1 FROM "ClaimPair" p WHERE p."oneId" = l."oneId" AND p."otherId" = l."otherId")
    ORDER BY l.likeness DESC, l."oneId", l."otherId"
    LIMIT ${limit + 1}`;
  const rows = await readWithin(READ_LIMIT_MS, (from) => from.$queryRaw<PairRow[]>(pairs));
  const shown = rows.slice(0, limit);
  const ids = [...new Set(shown.flatMap(({ one, other }) => [one, other]))];
  const claims = await claimsWhere(read, viewer, { projectId, id: { in: ids } }, ids.length);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const items = shown.flatMap(({ one: oneId, other: otherId, likeness, differs }) => {
    const [one, other] = [byId.get(oneId), byId.get(otherId)];
    return one && other ? [{ one, other, likeness, differs }] : [];
  });
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last ? { likeness: last.likeness, one: last.one, other: last.other } : null;
  return done({ items, next, comparing });
}

function following(after: PairPlace | undefined): Prisma.Sql {
  if (!after) return Prisma.sql`TRUE`;
  const { likeness, one, other } = after;
  return Prisma.sql`l.likeness <= ${likeness}::float8 AND (l.likeness < ${likeness}::float8
    OR (l."oneId", l."otherId") > (${one}::uuid, ${other}::uuid))`;
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
