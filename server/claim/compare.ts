import "server-only";
import { countsOf } from "@/lib/claim/rank";
import { termsOf } from "@/lib/claim/terms";
import type { Transaction } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { comparisonOf } from "./like";
import { FIND_LIKES } from "./tasks";

/** How long a write waits for a thread that compares; then the claim is compared later. */
const MAX_WAIT_MS = 2_000;

/**
 * Compares a claim that is new, has a new statement or came back, with those of its project that
 * were compared before, and keeps which are like it. Call under the project's lock. Answers false
 * where the threads had too much to do: the claim is to be compared later (compare-waiting.ts).
 */
export async function compareClaim(tx: Transaction, id: string): Promise<boolean> {
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
  const comparison = await comparisonOf(tx, { projectId, text: statement, except: id });
  const likes = await runTask(FIND_LIKES, comparison, AbortSignal.timeout(MAX_WAIT_MS));
  if (likes.ok) {
    await tx.claimLikeness.createMany({
      data: likes.value.map(({ id: likeId, likeness, differs }) => {
        const isFirst = id < likeId;
        const [oneId, otherId] = isFirst ? [id, likeId] : [likeId, id];
        const pairs = differs.map(({ kind, one, other }) =>
          isFirst ? { kind, one, other } : { kind, one: other, other: one },
        );
        return { projectId, oneId, otherId, likeness, differs: pairs };
      }),
    });
  }
  await tx.$executeRaw`UPDATE "Claim" SET compared = ${likes.ok} WHERE id = ${id}::uuid`;
  return likes.ok;
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
