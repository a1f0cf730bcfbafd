import "server-only";
import { differencesOf } from "@/lib/claim/differences";
import { countsOf } from "@/lib/claim/rank";
import { termsOf } from "@/lib/claim/terms";
import type { Transaction } from "@/server/platform/db";
import { likeClaims } from "./like";

/** Claims that have less of each other than this are not suggested as one. */
const MIN_LIKENESS = 0.1;

/** How many of the claims that are most like it are kept for a claim, each time it is compared. */
export const MAX_LIKES = 20;

/** What is left of the likeness of two claims that differ in a number, a negation or the like. */
const PART_WHERE_DIFFERENT = 0.2;

/**
 * Compares a claim that is new, has a new statement or came back, with those of its project that
 * were compared before, and keeps which are like it. Call under the project's lock.
 */
export async function compareClaim(tx: Transaction, id: string): Promise<void> {
  const { statement, projectId } = await tx.claim.findUniqueOrThrow({
    where: { id },
    select: { statement: true, projectId: true },
  });
  await forgetWords(tx, id);
  const terms = termsOf(statement);
  const counts = [...countsOf(terms)];
  await tx.$executeRaw`
    WITH words AS (
      INSERT INTO "ClaimWords" ("claimId", "projectId", length)
      VALUES (${id}::uuid, ${projectId}::uuid, ${terms.length})
    )
    INSERT INTO "ClaimTerm" ("projectId", term, "claimId", count, length)
    SELECT ${projectId}::uuid, term, ${id}::uuid, count, ${terms.length}
    FROM unnest(${counts.map(([term]) => term)}::text[], ${counts.map(([, count]) => count)}::int[])
      AS counted(term, count)`;
  const alike = await likeClaims(tx, { projectId, text: statement, except: id });
  const kept = alike.filter(({ likeness }) => likeness >= MIN_LIKENESS).slice(0, MAX_LIKES);
  await tx.claimLikeness.createMany({
    data: kept.map((other) => {
      const isFirst = id < other.id;
      const differs = isFirst
        ? differencesOf(statement, other.statement)
        : differencesOf(other.statement, statement);
      const likeness = other.likeness * (differs.length > 0 ? PART_WHERE_DIFFERENT : 1);
      const [oneId, otherId] = isFirst ? [id, other.id] : [other.id, id];
      return { projectId, oneId, otherId, likeness, differs: differs.map((each) => ({ ...each })) };
    }),
  });
  await tx.$executeRaw`UPDATE "Claim" SET compared = true WHERE id = ${id}::uuid`;
}

/** A claim left the register: nothing is like it any more. */
export async function forgetLikes(tx: Transaction, id: string): Promise<void> {
  await forgetWords(tx, id);
  await tx.$executeRaw`UPDATE "Claim" SET compared = false WHERE id = ${id}::uuid`;
}

async function forgetWords(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ClaimLikeness" WHERE "oneId" = ${id}::uuid OR "otherId" = ${id}::uuid`;
  await tx.$executeRaw`
    WITH words AS (DELETE FROM "ClaimWords" WHERE "claimId" = ${id}::uuid)
    DELETE FROM "ClaimTerm" WHERE "claimId" = ${id}::uuid`;
}
