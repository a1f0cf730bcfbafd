import "server-only";
import type { readAssignmentProgressCall } from "@/lib/contract/assignments";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { assignmentsSeenBy, overdueSql } from "./read";

export type AssignmentProgress = AnswerOf<typeof readAssignmentProgressCall>;

type Counts = Omit<AssignmentProgress, "people" | "documents" | "days">;

type Row = Counts & { readonly id: string; readonly name: string | null };

const MAX_DOCUMENTS = 1_000;

const countsOf = ({ notStarted, inProgress, finished, overdue }: Counts): Counts => ({
  notStarted,
  inProgress,
  finished,
  overdue,
});

/** How far the assignments are that somebody sees: of all people for curators, else their own. */
export async function readAssignmentProgress(
  viewer: Viewer,
  projectId: string,
  now = new Date(),
): Promise<Outcome<AssignmentProgress>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("assignment.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const from = Prisma.sql`"Assignment" w
    JOIN "Document" d ON d.id = w."documentId" AND d."deletedAt" IS NULL
    LEFT JOIN "User" u ON u.id = w."userId"
    WHERE ${assignmentsSeenBy(viewer, membership)}`;
  const counts = Prisma.sql`count(*) FILTER (WHERE w.state = 'not-started')::int AS "notStarted",
    count(*) FILTER (WHERE w.state = 'in-progress')::int AS "inProgress",
    count(*) FILTER (WHERE w.state = 'finished')::int AS finished,
    count(*) FILTER (WHERE ${overdueSql(now)})::int AS overdue`;
  const people = await read.$queryRaw<Row[]>`
    SELECT w."userId" AS id, u.name, ${counts} FROM ${from}
    GROUP BY w."userId", u.name ORDER BY obelus_fold(coalesce(u.name, '')), w."userId"`;
  const documents = await read.$queryRaw<Row[]>`
    SELECT d.id, d.title AS name, ${counts} FROM ${from} GROUP BY d.id, d.title
    ORDER BY count(*) FILTER (WHERE w.state = 'finished')::float / count(*), obelus_fold(d.title), d.id
    LIMIT ${MAX_DOCUMENTS}`;
  const days = await read.$queryRaw<{ day: string; finished: number }[]>`
    SELECT to_char(w."finishedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)::int AS finished
    FROM ${from} AND w.state = 'finished' AND w."finishedAt" IS NOT NULL
    GROUP BY 1 ORDER BY 1`;
  const sum = (of: (counts: Counts) => number) => people.reduce((all, row) => all + of(row), 0);
  return done({
    notStarted: sum(({ notStarted }) => notStarted),
    inProgress: sum(({ inProgress }) => inProgress),
    finished: sum(({ finished }) => finished),
    overdue: sum(({ overdue }) => overdue),
    people: people.map((row) => ({
      ...countsOf(row),
      person: { id: row.id, name: row.name ?? "" },
    })),
    documents: documents.map((row) => ({
      ...countsOf(row),
      document: { id: row.id, title: row.name ?? "" },
    })),
    days,
  });
}
