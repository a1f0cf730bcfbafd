import "server-only";
import { SHARED } from "@/lib/change/lane";
import { Prisma } from "@/prisma/generated/client";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { takePositions } from "./deliveries";
import { isBacked, switchOff } from "./state";

/** How many changes become deliveries in one transaction. */
const AT_ONCE = 200;
/** So many deliveries of a webhook wait at most; later changes wait in the log of changes. */
const MOST_WAITING = 1_000;

interface ChangeRow {
  readonly feedId: string;
  readonly ofProject: boolean;
  readonly number: number;
  readonly kind: string;
  readonly subjectId: string;
}

/**
 * Makes deliveries of what has happened since, for the active webhooks of these projects or of all.
 * Of the shared lanes only: a webhook is told what every member of the project is told.
 */
export async function collect(projectIds?: readonly string[], now = new Date()): Promise<void> {
  const webhooks = await read.webhook.findMany({
    where: {
      active: true,
      deletedAt: null,
      ...(projectIds && { projectId: { in: [...projectIds] } }),
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of webhooks) {
    while (await collectFor(id, now));
  }
}

/** Answers whether there may be more. Another server that is at it is left to it. */
function collectFor(webhookId: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ projectId: string; createdById: string; nouns: string[] }[]>`
      SELECT "projectId", "createdById", nouns FROM "Webhook"
      WHERE id = ${webhookId}::uuid AND active AND "deletedAt" IS NULL FOR UPDATE SKIP LOCKED`;
    if (!row) return false;
    const backed = await isBacked(tx, row);
    if (backed === false) await switchOff(tx, { id: webhookId, ...row }, "left", now);
    if (!backed) return false;
    const waiting = await tx.webhookDelivery.count({ where: { webhookId, state: "pending" } });
    const limit = Math.min(AT_ONCE, MOST_WAITING - waiting);
    if (limit <= 0) return false;
    const changes = await changesSince(tx, webhookId, row.projectId, limit);
    if (changes.length === 0) return false;
    await store(tx, { webhookId, ...row }, changes, now);
    return changes.length === limit;
  });
}

/**
 * The next changes of a project, oldest first and each feed in its own order. What stands in two feeds
 * is taken from one: that a document was added from its own, that it was removed and what becomes of
 * relations between annotations from the project's.
 */
function changesSince(
  tx: Transaction,
  webhookId: string,
  projectId: string,
  limit: number,
): Promise<ChangeRow[]> {
  return tx.$queryRaw<ChangeRow[]>`
    WITH feed AS (
      SELECT id, "lastChange" AS last, true AS "ofProject" FROM "Project"
      WHERE id = ${projectId}::uuid
      UNION ALL
      SELECT id, "lastChange", false FROM "Document"
      WHERE "projectId" = ${projectId}::uuid AND "deletedAt" IS NULL),
    behind AS (
      SELECT feed.*, coalesce(c.seen, 0) AS seen FROM feed
      LEFT JOIN "WebhookCursor" c ON c."webhookId" = ${webhookId}::uuid AND c."feedId" = feed.id
      WHERE feed.last > coalesce(c.seen, 0)),
    happened AS (
      SELECT change.*, behind."ofProject" FROM behind CROSS JOIN LATERAL (
        SELECT "feedId", number, kind, "subjectId", at FROM "Change"
        WHERE "feedId" = behind.id AND lane = ${SHARED}::uuid AND number > behind.seen
        ORDER BY number LIMIT ${limit}) AS change)
    SELECT "feedId", "ofProject", number, kind, "subjectId" FROM happened
    ORDER BY max(at) OVER (PARTITION BY "feedId" ORDER BY number), "feedId", number
    LIMIT ${limit}`;
}

const TOLD_BY_PROJECT = /^(?:annotation-relation\.|document\.deleted$)/;

function isTold({ ofProject, kind }: ChangeRow, nouns: readonly string[]): boolean {
  const isElsewhere = ofProject ? kind === "document.saved" : TOLD_BY_PROJECT.test(kind);
  if (isElsewhere) return false;
  return nouns.length === 0 || nouns.includes(kind.slice(0, kind.indexOf(".")));
}

function documentOf({ ofProject, kind, feedId, subjectId }: ChangeRow): string | null {
  if (!ofProject) return feedId;
  return kind.startsWith("document.") ? subjectId : null;
}

async function store(
  tx: Transaction,
  { webhookId, projectId, nouns }: { webhookId: string; projectId: string; nouns: string[] },
  changes: readonly ChangeRow[],
  now: Date,
): Promise<void> {
  const matching = changes.filter((change) => isTold(change, nouns));
  if (matching.length > 0) {
    const first = await takePositions(tx, webhookId, matching.length);
    await tx.webhookDelivery.createMany({
      data: matching.map((change, index) => ({
        id: newId(),
        webhookId,
        projectId,
        position: first + index,
        feedId: change.feedId,
        number: change.number,
        kind: change.kind,
        documentId: documentOf(change),
        createdAt: now,
        nextAt: now,
      })),
    });
  }
  const seen = new Map(changes.map(({ feedId, number }) => [feedId, number]));
  const rows = [...seen].map(
    ([feedId, number]) => Prisma.sql`(${webhookId}::uuid, ${feedId}::uuid, ${number}::int)`,
  );
  await tx.$executeRaw`
    INSERT INTO "WebhookCursor" ("webhookId", "feedId", seen) VALUES ${Prisma.join(rows)}
    ON CONFLICT ("webhookId", "feedId") DO UPDATE SET seen = excluded.seen`;
}
