import "server-only";
import type { readAuditDaysCall } from "@/lib/contract/audit";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read, READ_LIMIT_MS, readWithin, TookTooLong } from "@/server/platform/db";
import { conditionsOf, type AuditFilter } from "./filter";

export type AuditDays = AnswerOf<typeof readAuditDaysCall>;

const DAY_MS = 24 * 3_600_000;
const USUAL_DAYS = 90;
const MAX_DAYS = 366;

/** How many rows of the log each day has, those of readings and all others. */
export async function readAuditDays(
  viewer: Viewer,
  projectId: string,
  filter: AuditFilter,
  now = new Date(),
): Promise<Outcome<AuditDays>> {
  const refusal = whyNot("audit.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const to = filter.to ?? dayOf(now.getTime());
  const from = latest(filter.from ?? daysBefore(to, USUAL_DAYS), daysBefore(to, MAX_DAYS));
  const { readings, events, changes } = conditionsOf({ ...filter, from, to });
  const inProject = Prisma.sql`t."projectId" = ${projectId}::uuid`;
  const parts = [
    readings &&
      Prisma.sql`SELECT true AS reading, t.at FROM "Reading" t
      WHERE ${inProject} AND ${readings}`,
    events &&
      Prisma.sql`SELECT false AS reading, t.at FROM "AuditEvent" t
      WHERE ${inProject} AND ${events}`,
    changes &&
      Prisma.sql`SELECT false AS reading, t.at FROM "Change" t
      WHERE ${inProject} AND t.lane = '00000000-0000-0000-0000-000000000000'
        AND NOT (t."feedId" = t."projectId"
          AND (t.kind LIKE 'document.%' OR t.kind LIKE 'annotation-relation.%')) AND ${changes}`,
  ].filter((part) => part !== null);
  try {
    const days = await readWithin(
      READ_LIMIT_MS,
      (tx) => tx.$queryRaw<AuditDays["days"][number][]>`
        SELECT (at AT TIME ZONE 'UTC')::date::text AS day,
          count(*) FILTER (WHERE reading)::int AS readings,
          count(*) FILTER (WHERE NOT reading)::int AS changes
        FROM (${Prisma.join(parts, " UNION ALL ")}) AS entry
        GROUP BY 1 ORDER BY 1`,
    );
    return done({ from, to, days });
  } catch (error) {
    if (error instanceof TookTooLong) return refused("too-costly");
    throw error;
  }
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** The first of so many days that end with `day`. */
function daysBefore(day: string, days: number): string {
  return dayOf(Date.parse(day) - (days - 1) * DAY_MS);
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
