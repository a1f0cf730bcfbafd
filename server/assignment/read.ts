import "server-only";
import { may } from "@/lib/access/policy";
import type {
  assignment,
  listAssignmentsCall,
  readOwnAssignmentCall,
} from "@/lib/contract/assignments";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { AnswerOf, QueryOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import {
  findDocumentAccess,
  findMembership,
  whyNot,
  type Membership,
} from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read, type ReadClient } from "@/server/platform/db";

/** That a person is to code a document. */
export type Assignment = ShapeOf<typeof assignment>;

type Moment = "dueAt" | "startedAt" | "finishedAt" | "createdAt" | "updatedAt";

type Row = Omit<Assignment, Moment | "document" | "person" | "guideline"> & {
  readonly [Name in Moment]: Name extends "createdAt" | "updatedAt" ? Date : Date | null;
} & {
  readonly documentId: string;
  readonly title: string;
  readonly userId: string;
  readonly name: string | null;
  readonly guidelineId: string | null;
  readonly guidelineName: string | null;
  readonly number: number | null;
};

const timeOf = (at: Date | null) => at?.toISOString() ?? null;

function assignmentFrom(row: Row): Assignment {
  const { id, projectId, state, guidelineNumber, version } = row;
  const { guidelineId, guidelineName: name, number } = row;
  return {
    id,
    projectId,
    document: { id: row.documentId, title: row.title },
    person: { id: row.userId, name: row.name ?? "" },
    state,
    dueAt: timeOf(row.dueAt),
    guideline:
      guidelineId !== null && name !== null && number !== null
        ? { id: guidelineId, name, number }
        : null,
    startedAt: timeOf(row.startedAt),
    finishedAt: timeOf(row.finishedAt),
    guidelineNumber,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version,
  };
}

/** Assignments of a row `w`, on documents that were not removed, in the order of their ids or another. */
export async function assignmentsWhere(
  from: ReadClient,
  where: Prisma.Sql,
  limit: number,
  order = Prisma.sql`w.id`,
): Promise<Assignment[]> {
  const rows = await from.$queryRaw<Row[]>`
    SELECT w.id, w."projectId", w."documentId", d.title, w."userId", u.name, w.state, w."dueAt",
      g.id AS "guidelineId", g.name AS "guidelineName", g.number, w."startedAt", w."finishedAt",
      w."guidelineNumber", w."createdAt", w."updatedAt", w.version
    FROM "Assignment" w
    JOIN "Document" d ON d.id = w."documentId" AND d."deletedAt" IS NULL
    LEFT JOIN "User" u ON u.id = w."userId"
    LEFT JOIN "Guideline" g ON g.id = w."guidelineId" AND g."deletedAt" IS NULL
    WHERE ${where} ORDER BY ${order} LIMIT ${limit}`;
  return rows.map(assignmentFrom);
}

/** Which assignments `w` of a project somebody sees: curators all, anybody else their own. */
export function assignmentsSeenBy(viewer: Viewer, { projectId, role }: Membership): Prisma.Sql {
  return may("assignment.oversee", { role })
    ? Prisma.sql`w."projectId" = ${projectId}::uuid`
    : Prisma.sql`(w."projectId" = ${projectId}::uuid AND w."userId" = ${viewer.id}::uuid)`;
}

/** That an assignment `w` is not finished although it was due. */
export function overdueSql(now: Date): Prisma.Sql {
  return Prisma.sql`(w.state <> 'finished' AND w."dueAt" < ${now})`;
}

type AssignmentsAsked = Omit<QueryOf<typeof listAssignmentsCall>, "cursor" | "limit"> & {
  /** The last assignment of the page before. */
  readonly after?: string;
  readonly limit: number;
};

export async function listAssignments(
  viewer: Viewer,
  projectId: string,
  { after, limit, person, document, state, overdue }: AssignmentsAsked,
  now = new Date(),
): Promise<Outcome<{ items: Assignment[]; next: string | null }>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("assignment.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const conditions = [
    assignmentsSeenBy(viewer, membership),
    ...(after ? [Prisma.sql`w.id > ${after}::uuid`] : []),
    ...(person ? [Prisma.sql`w."userId" = ${person}::uuid`] : []),
    ...(document ? [Prisma.sql`w."documentId" = ${document}::uuid`] : []),
    ...(state ? [Prisma.sql`w.state = ${state}`] : []),
    ...(overdue ? [overdueSql(now)] : []),
  ];
  const found = await assignmentsWhere(read, Prisma.join(conditions, " AND "), limit + 1);
  const items = found.slice(0, limit);
  return done({ items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** The viewer's own assignment on a document. */
export async function readOwnAssignment(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<AnswerOf<typeof readOwnAssignmentCall>>> {
  const refusal = whyNot("document.read", await findDocumentAccess(read, viewer, documentId));
  if (refusal) return refusal;
  const own = Prisma.sql`w."documentId" = ${documentId}::uuid AND w."userId" = ${viewer.id}::uuid`;
  const [assignment = null] = await assignmentsWhere(read, own, 1);
  return done({ assignment });
}

/** Those of some documents of a project that the viewer has finished. */
export async function finishedAmong(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
  documentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const among = { in: [...new Set(documentIds)] };
  const rows = await from.assignment.findMany({
    where: { projectId, userId: viewer.id, documentId: among, state: "finished" },
    select: { documentId: true },
  });
  return new Set(rows.map(({ documentId }) => documentId));
}

/** How many are shown at the head of a project. */
const MAX_SHOWN = 20;

/** What the viewer has still to code, what is due first first. */
export async function listOwnOpen(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<readonly Assignment[]>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("assignment.read", membership);
  if (refusal) return refusal;
  const open = Prisma.sql`w."projectId" = ${projectId}::uuid AND w."userId" = ${viewer.id}::uuid
    AND w.state <> 'finished'`;
  const order = Prisma.sql`w."dueAt" NULLS LAST, w.id`;
  return done(await assignmentsWhere(read, open, MAX_SHOWN, order));
}
