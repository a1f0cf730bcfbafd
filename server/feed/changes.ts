import "server-only";
import type { Change, ChangeKind } from "@/lib/change/change";
import { lanesAt, personalNumber, SHARED, sharedNumber } from "@/lib/change/lane";
import { Prisma } from "@/prisma/generated/client";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { announceChange, announcementSql } from "./announcement";
import { recordWith, storingSql, type Happened, type Numbers } from "./record-with";
import type { Viewer } from "@/server/access/viewer";

/** Numbers a change of a document and stores it. The document is locked. */
export async function recordChange(
  tx: Transaction,
  documentId: string,
  happened: Happened,
): Promise<number> {
  return (await recordNumbers(tx, documentId, happened)).number;
}

/** As {@link recordChange}, with the number that it has for whoever made the change. */
export async function recordNumbers(
  tx: Transaction,
  documentId: string,
  happened: Happened,
): Promise<Numbers> {
  const numbers = await recordWith(tx, documentId, happened, Prisma.sql`SELECT 1`);
  if (!numbers) throw new Error(`There is no document ${documentId}.`);
  return numbers;
}

/** What everybody sees. */
type SharedHappened = Omit<Happened, "onlyFor">;

/**
 * Numbers several changes that everybody sees, in the order given, in two writes for all of them.
 */
export async function recordShared(
  tx: Transaction,
  documentId: string,
  happened: readonly SharedHappened[],
): Promise<number[]> {
  if (happened.length === 0) return [];
  const { lastChange } = await tx.document.update({
    where: { id: documentId },
    data: { lastChange: { increment: happened.length } },
    select: { lastChange: true },
  });
  return storeShared(tx, documentId, lastChange, happened);
}

/** As {@link recordShared}, in the feed of their project. */
export async function recordProjectChanges(
  tx: Transaction,
  projectId: string,
  happened: readonly SharedHappened[],
): Promise<number[]> {
  if (happened.length === 0) return [];
  const { lastChange } = await tx.project.update({
    where: { id: projectId },
    data: { lastChange: { increment: happened.length } },
    select: { lastChange: true },
  });
  return storeShared(tx, projectId, lastChange, happened);
}

/** Stores changes of which the last has the number `last`, and publishes that one. */
async function storeShared(
  tx: Transaction,
  feedId: string,
  last: number,
  happened: readonly SharedHappened[],
): Promise<number[]> {
  const numbers = happened.map((_, position) => last - happened.length + 1 + position);
  await tx.change.createMany({
    data: happened.map(({ kind, id, annotationId, projectId, by, at }, position) => ({
      feedId,
      lane: SHARED,
      number: numbers[position] ?? 0,
      projectId,
      kind,
      subjectId: id,
      annotationId: annotationId ?? null,
      byId: by,
      at,
    })),
  });
  const projectId = happened[0]?.projectId ?? "";
  await announceChange(tx, { feedId, lane: SHARED, projectId, number: last, after: 0 });
  return numbers;
}

/**
 * Numbers a change of a project (its codebook, members, claims) and stores it, in one statement with
 * an UPDATE of the row that changes, which may read `next.number`.
 */
export async function recordProjectChange(
  tx: Transaction,
  happened: Happened,
  write = Prisma.sql`SELECT 1`,
): Promise<number> {
  const { projectId } = happened;
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    WITH next AS (
      UPDATE "Project" SET "lastChange" = "lastChange" + 1 WHERE id = ${projectId}::uuid
      RETURNING "lastChange" AS number, 0 AS "after"),
    stored AS (${storingSql(projectId, SHARED, happened)} FROM next),
    written AS (${write})
    SELECT next.number, ${announcementSql(projectId, SHARED, projectId)} AS announced FROM next`;
  if (!row) throw new Error(`There is no project ${projectId}.`);
  return row.number;
}

/** Where a viewer's personal changes stand among the shared ones of a feed. */
export async function personalAfters(
  from: ReadClient,
  viewer: Viewer,
  feedId: string,
): Promise<readonly number[]> {
  const rows = await from.change.findMany({
    where: { feedId, lane: viewer.id },
    orderBy: { number: "asc" },
    select: { after: true },
  });
  return rows.map((row) => row.after);
}

/**
 * As `numberFor` of lib/change/lane.ts, of one thing of the document `d` in a statement. A personal change has its
 * number only for the person whose lane it is in.
 */
export function numberForSql(
  viewer: Viewer,
  { change, lane }: { readonly change: number; readonly lane: string | null },
): Prisma.Sql {
  const own = Prisma.sql`"Change" c WHERE c."feedId" = d.id AND c.lane = ${viewer.id}::uuid`;
  return lane === null
    ? Prisma.sql`(SELECT ${change}::int + count(*)::int FROM ${own} AND c."after" < ${change}::int)`
    : Prisma.sql`coalesce(
        (SELECT c."after" + c.number FROM ${own} AND c.number = ${change}::int), ${change}::int)`;
}

/**
 * What happened in a feed after number `after` of the viewer's own numbering, at most `limit`
 * of it, in order and without a gap. The caller has checked that the viewer may read the feed.
 */
export async function readFeed(
  from: ReadClient,
  viewer: Viewer,
  feedId: string,
  after: number,
  limit: number,
): Promise<{ changes: Change[]; last: number }> {
  const seen = lanesAt(after, await personalAfters(from, viewer, feedId));
  const page = {
    orderBy: { number: "asc" },
    take: limit,
    select: {
      number: true,
      after: true,
      lane: true,
      kind: true,
      subjectId: true,
      annotationId: true,
      byId: true,
      at: true,
    },
  } as const;
  const shared = await from.change.findMany({
    where: { feedId, lane: SHARED, number: { gt: seen.shared } },
    ...page,
  });
  const personal = await from.change.findMany({
    where: { feedId, lane: viewer.id, number: { gt: seen.personal } },
    ...page,
  });
  // Read after the shared ones, so that every personal change before a shared one is counted.
  const afters = await personalAfters(from, viewer, feedId);
  const names = await namesOf(from, [...shared, ...personal]);
  const changes = [...shared, ...personal]
    .map((row): Change => ({
      number: row.lane === SHARED ? sharedNumber(row.number, afters) : personalNumber(row),
      kind: row.kind as ChangeKind,
      id: row.subjectId,
      annotationId: row.annotationId,
      by: { id: row.byId, name: (row.byId && names.get(row.byId)) || "" },
      at: row.at.toISOString(),
    }))
    .sort((a, b) => a.number - b.number)
    .slice(0, limit);
  // What was committed between two of these reads waits for the next one, lest there be a gap.
  const gap = changes.findIndex((change, index) => change.number !== after + index + 1);
  return {
    changes: gap === -1 ? changes : changes.slice(0, gap),
    last: await lastNumber(from, feedId, afters),
  };
}

async function namesOf(from: ReadClient, rows: readonly { byId: string | null }[]) {
  const ids = [...new Set(rows.flatMap((row) => (row.byId ? [row.byId] : [])))];
  if (ids.length === 0) return new Map<string, string>();
  const users = await from.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

async function lastNumber(from: ReadClient, feedId: string, afters: readonly number[]) {
  const newest = await from.change.findFirst({
    where: { feedId, lane: SHARED },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return (newest?.number ?? 0) + afters.length;
}
