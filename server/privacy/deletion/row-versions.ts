import "server-only";
import { setImmediate } from "node:timers/promises";
import { Prisma } from "@/prisma/generated/client";
import { read, transaction } from "@/server/platform/db";
import { pseudonymFor, type Deletion } from "./portions";

/** How many versions of rows are read through in one step. */
const STEP = 2_000;

/** The key of the last version of a step, and the projects of those in it that name the person. */
interface Step {
  readonly tableName: string;
  readonly key: string;
  /** As PostgreSQL writes it: it counts microseconds. */
  readonly since: string;
  readonly projects: readonly string[];
}

type Place = Pick<Step, "tableName" | "key" | "since">;

const START: Place = { tableName: "", key: "", since: "-infinity" };

const keySql = ({ tableName, key, since }: Place) =>
  Prisma.sql`(${tableName}, ${key}, ${since}::timestamptz)`;

/**
 * What is kept of how rows stood names the pseudonym. Annotations as they were while only the person saw
 * them go; where the work goes, so do reviews, verdicts and signatures that were replaced or taken back
 * earlier. Comes after the rows themselves, of which nothing names the person any more.
 */
export async function pseudonymiseVersions(deletion: Deletion): Promise<void> {
  const { userId } = deletion;
  for (let after = START; ;) {
    const step = await stepAfter(after, userId);
    if (!step) return;
    for (const projectId of step.projects) {
      const pseudonymId = await pseudonymFor(userId, projectId, new Date());
      const among = Prisma.sql`v."projectId" = ${projectId}::uuid
        AND (v."tableName", v.key, v.since) > ${keySql(after)}
        AND (v."tableName", v.key, v.since) <= ${keySql(step)}
        AND (v.key LIKE ${`%${userId}%`} OR v.state::text LIKE ${`%${userId}%`})`;
      await rewrite(deletion, among, pseudonymId);
      await setImmediate();
    }
    after = step;
  }
}

async function stepAfter(after: Place, userId: string): Promise<Step | null> {
  const like = `%${userId}%`;
  const [step] = await read.$queryRaw<Step[]>`
    WITH step AS MATERIALIZED (
      SELECT "tableName", key, since, "projectId", key LIKE ${like} OR state::text LIKE ${like} AS names
      FROM "RowVersion" WHERE ("tableName", key, since) > ${keySql(after)}
      ORDER BY "tableName", key, since LIMIT ${STEP})
    SELECT "tableName", key, since::text AS since,
      ARRAY(SELECT DISTINCT "projectId"::text FROM step WHERE names) AS projects
    FROM step ORDER BY "tableName" DESC, key DESC, since DESC LIMIT 1`;
  return step ?? null;
}

async function rewrite(
  { userId, removes }: Deletion,
  among: Prisma.Sql,
  pseudonymId: string,
): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`
      DELETE FROM "RowVersion" v WHERE ${among} AND v."tableName" = 'Annotation'
        AND v.state->>'visibility' = 'private' AND v.state->>'createdById' = ${userId}`;
    if (removes) {
      await tx.$executeRaw`
        DELETE FROM "RowVersion" v WHERE ${among} AND v."tableName" = 'Review'
          AND v.state->>'userId' = ${userId}`;
      await tx.$executeRaw`
        UPDATE "RowVersion" v SET state = v.state || CASE v."tableName"
          WHEN 'Claim' THEN
            '{"verdict": null, "rationale": "", "decidedById": null, "decidedAt": null}'::jsonb
          ELSE '{"signedVerdict": null, "signedById": null, "signedAt": null, "note": ""}'::jsonb END
        WHERE ${among} AND ((v."tableName" = 'Claim' AND v.state->>'decidedById' = ${userId})
          OR (v."tableName" = 'QuotationCheck' AND v.state->>'signedById' = ${userId}))`;
    }
    await tx.$executeRaw`
      UPDATE "RowVersion" v SET key = replace(v.key, ${userId}, ${pseudonymId}),
        state = replace(v.state::text, ${userId}, ${pseudonymId})::jsonb
      WHERE ${among}`;
  });
}
