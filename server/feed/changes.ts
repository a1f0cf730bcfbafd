import "server-only";
import type { Change, ChangeKind } from "@/lib/change/change";
import { lanesAt, personalNumber, SHARED, sharedNumber } from "@/lib/change/lane";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { announceChange } from "./announcement";
import type { Viewer } from "@/server/access/viewer";

/** What happened, before it has a number. */
export interface Happened {
  readonly kind: ChangeKind;
  readonly id: string;
  readonly annotationId?: string;
  readonly projectId: string;
  /** The one person who may see it; absent for what everybody in the project sees. */
  readonly onlyFor?: string | null;
  readonly by: string | null;
  readonly at: Date;
}

/**
 * Number a change of a document and keep it.
 *
 * The number comes from the document's own row, which stays locked until the commit, so numbers
 * become visible in the order they were given. A sequence would not promise that: a reader could
 * see 8, move on, and never meet the 7 that commits later.
 */
export async function recordChange(
  tx: Transaction,
  documentId: string,
  happened: Happened,
): Promise<number> {
  if (happened.onlyFor) return recordPersonal(tx, documentId, happened, happened.onlyFor);
  const { lastChange } = await tx.document.update({
    where: { id: documentId },
    data: { lastChange: { increment: 1 } },
    select: { lastChange: true },
  });
  await keep(tx, documentId, SHARED, lastChange, 0, happened);
  return lastChange;
}

/**
 * Number several changes that everybody sees, in the order given, in two writes for all of them.
 */
export async function recordShared(
  tx: Transaction,
  documentId: string,
  happened: readonly Omit<Happened, "onlyFor">[],
): Promise<number[]> {
  if (happened.length === 0) return [];
  const { lastChange } = await tx.document.update({
    where: { id: documentId },
    data: { lastChange: { increment: happened.length } },
    select: { lastChange: true },
  });
  const numbers = happened.map((_, position) => lastChange - happened.length + 1 + position);
  await tx.change.createMany({
    data: happened.map(({ kind, id, annotationId, projectId, by, at }, position) => ({
      feedId: documentId,
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
  await announceChange(tx, {
    feedId: documentId,
    lane: SHARED,
    projectId,
    number: lastChange,
    after: 0,
  });
  return numbers;
}

/** Number a change of a project (its codebook, members, claims) and keep it. */
export async function recordProjectChange(tx: Transaction, happened: Happened): Promise<number> {
  const { lastChange } = await tx.project.update({
    where: { id: happened.projectId },
    data: { lastChange: { increment: 1 } },
    select: { lastChange: true },
  });
  await keep(tx, happened.projectId, SHARED, lastChange, 0, happened);
  return lastChange;
}

async function recordPersonal(
  tx: Transaction,
  documentId: string,
  happened: Happened,
  lane: string,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ lastChange: number }[]>`
    SELECT "lastChange" FROM "Document" WHERE id = ${documentId}::uuid FOR UPDATE`;
  const last = await tx.change.findFirst({
    where: { feedId: documentId, lane },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const number = (last?.number ?? 0) + 1;
  await keep(tx, documentId, lane, number, row?.lastChange ?? 0, happened);
  return number;
}

async function keep(
  tx: Transaction,
  feedId: string,
  lane: string,
  number: number,
  after: number,
  { kind, id, annotationId, projectId, by, at }: Happened,
): Promise<void> {
  await tx.change.create({
    data: {
      feedId,
      lane,
      number,
      after,
      projectId,
      kind,
      subjectId: id,
      annotationId: annotationId ?? null,
      byId: by,
      at,
    },
  });
  await announceChange(tx, { feedId, lane, projectId, number, after });
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

/** The number a thing's last change has for this viewer. */
export function numberFor(
  thing: { change: number; lane: string | null },
  afters: readonly number[],
): number {
  return thing.lane === null
    ? sharedNumber(thing.change, afters)
    : personalNumber({ number: thing.change, after: afters[thing.change - 1] ?? 0 });
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
