import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";

/** Sharing less than this part of all their trigrams, two statements are rarely one claim. */
const MIN_LIKENESS = 0.4;

/** How many of the claims that are most like it are kept for a claim, each time it is compared. */
export const MAX_LIKES = 20;

/** How many are compared by their words, after all of the project by the bits of their trigrams. */
const CLOSER_LOOKS = 60;

/**
 * Two statements whose likeness by bits is at least this are compared by their words. Different
 * trigrams may have the same bit, so the limit is lower than that of the likeness itself.
 */
const MIN_PERCENT_BY_BITS = 33;

/** The longest beginning of a statement that is compared, in characters. */
const MAX_COMPARED = 1_000;

/** What some words are compared by: folded, without what stands after their beginning. */
export function comparedWords(words: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`obelus_fold(left(${words}, ${MAX_COMPARED}))`;
}

/**
 * Compares a claim that is new, has a new statement or came back, with those of its project that
 * were compared before, and keeps which are like it. Call under the project's lock.
 *
 * The bits of all claims of the project that have enough trigrams are read, 270 bytes each; only
 * the few whose bits are alike are compared by their words.
 */
export async function compareClaim(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ClaimLikeness" WHERE "oneId" = ${id}::uuid OR "otherId" = ${id}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "ClaimWords" ("claimId", "projectId", words, trigrams, size)
    SELECT id, "projectId", words, obelus_trigrams(words), cardinality(show_trgm(words))
    FROM (
      SELECT id, "projectId", ${comparedWords(Prisma.sql`statement`)} AS words
      FROM "Claim" WHERE id = ${id}::uuid
    ) claim
    ON CONFLICT ("claimId") DO UPDATE
    SET words = excluded.words, trigrams = excluded.trigrams, size = excluded.size`;
  await tx.$executeRaw`
    WITH compared AS MATERIALIZED (
      SELECT * FROM "ClaimWords" WHERE "claimId" = ${id}::uuid
    ), counted AS MATERIALIZED (
      SELECT w."claimId" AS id, w.words,
        bit_count(w.trigrams & c.trigrams) AS common, w.size + c.size AS total
      FROM compared c
      JOIN "ClaimWords" w ON w."projectId" = c."projectId" AND w."claimId" <> c."claimId"
        AND w.size BETWEEN floor(c.size * ${MIN_LIKENESS}::float8)::int
          AND ceil(c.size / ${MIN_LIKENESS}::float8)::int
    ), alike AS (
      SELECT id, words FROM counted
      WHERE common * 100 >= (total - common) * ${MIN_PERCENT_BY_BITS}::int
      ORDER BY common::float8 / greatest(total - common, 1) DESC, id
      LIMIT ${CLOSER_LOOKS}
    )
    INSERT INTO "ClaimLikeness" ("projectId", "oneId", "otherId", likeness)
    SELECT c."projectId", least(c."claimId", a.id), greatest(c."claimId", a.id),
      similarity(a.words, c.words)
    FROM alike a, compared c
    WHERE similarity(a.words, c.words) >= ${MIN_LIKENESS}::float8
    ORDER BY similarity(a.words, c.words) DESC, a.id
    LIMIT ${MAX_LIKES}`;
  await tx.$executeRaw`UPDATE "Claim" SET compared = true WHERE id = ${id}::uuid`;
}

/** A claim left the register: nothing is like it any more. */
export async function forgetLikes(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ClaimLikeness" WHERE "oneId" = ${id}::uuid OR "otherId" = ${id}::uuid`;
  await tx.$executeRaw`DELETE FROM "ClaimWords" WHERE "claimId" = ${id}::uuid`;
  await tx.$executeRaw`UPDATE "Claim" SET compared = false WHERE id = ${id}::uuid`;
}
