import "server-only";
import type { conversation } from "@/lib/contract/notes";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { THREAD_STATES } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";
import { notesWhere } from "./notes";
import { PASSAGE_SELECT, passagesFrom } from "./passage";

/** What is noted on one annotation, with its words. */
export type Conversation = ShapeOf<typeof conversation>;

/** How many notes of one annotation are listed at once. */
const NOTES_OF_ONE = 200;

export interface ConversationFilter {
  readonly thread?: (typeof THREAD_STATES)[number];
  /** Ids of people. */
  readonly by?: string;
  readonly mentions?: string;
  readonly since?: string;
}

interface Place {
  readonly start: number;
  readonly id: string;
}

interface Row extends Place {
  readonly noteIds: readonly string[];
  readonly noteCount: number;
}

/** A page of the annotations of a document that have notes, in reading order, with these. */
export async function listConversations(
  viewer: Viewer,
  documentId: string,
  filter: ConversationFilter,
  { after, limit }: { readonly after?: Place; readonly limit: number },
): Promise<Outcome<{ items: Conversation[]; next: Place | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const { projectId } = access;
  const rest = after
    ? Prisma.sql`AND (a.start, a.id) > (${after.start}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await read.$queryRaw<Row[]>`
    SELECT a.id, a.start, c.count AS "noteCount", c.ids[:${NOTES_OF_ONE}::int] AS "noteIds"
    FROM (SELECT n."annotationId",
        count(*) FILTER (WHERE n."deletedAt" IS NULL)::int AS count,
        array_agg(n.id ORDER BY n."createdAt", n.id) AS ids
      FROM "Note" n
      WHERE n."projectId" = ${projectId}::uuid AND n."documentId" = ${documentId}::uuid
      GROUP BY n."annotationId"
      HAVING ${havingSql(filter)}) c
    JOIN "Annotation" a ON a.id = c."annotationId"
    WHERE c.count > 0 AND ${visibleToSql("a", viewer)} ${rest}
    ORDER BY a.start, a.id LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? { start: last.start, id: last.id } : null;
  return done({ items: await itemsOf(shown), next });
}

/** Of all notes of one annotation: what the filter asks for is true of one of them. */
function havingSql({ thread, by, mentions, since }: ConversationFilter): Prisma.Sql {
  const there = Prisma.sql`n."deletedAt" IS NULL`;
  const parts = [Prisma.sql`bool_or(${there})`];
  if (thread !== undefined) {
    const isResolved = Prisma.sql`(n."resolvedAt" IS NOT NULL) = ${thread === "resolved"}`;
    const isThread = Prisma.sql`n."replyToId" IS NULL AND (${there}
      OR EXISTS (SELECT FROM "Note" r WHERE r."annotationId" = n."annotationId"
        AND r."replyToId" = n.id AND r."deletedAt" IS NULL))`;
    parts.push(Prisma.sql`bool_or(${isThread} AND ${isResolved})`);
  }
  if (by !== undefined) {
    parts.push(Prisma.sql`bool_or(${there} AND n."createdById" = ${by}::uuid)`);
  }
  if (mentions !== undefined) {
    parts.push(Prisma.sql`bool_or(${there} AND EXISTS (SELECT FROM "Mention" m
      WHERE m."noteId" = n.id AND m."userId" = ${mentions}::uuid))`);
  }
  if (since !== undefined) {
    parts.push(Prisma.sql`bool_or(${there} AND n."createdAt" >= ${new Date(since)})`);
  }
  return Prisma.join(parts, " AND ");
}

async function itemsOf(rows: readonly Row[]): Promise<Conversation[]> {
  if (rows.length === 0) return [];
  const noteIds = rows.flatMap((row) => [...row.noteIds]);
  const [notes, annotations] = await Promise.all([
    notesWhere(read, { id: { in: noteIds } }, noteIds.length),
    read.annotation.findMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      select: PASSAGE_SELECT,
      relationLoadStrategy: "join",
    }),
  ]);
  const passages = await passagesFrom(read, annotations);
  const passageBy = new Map(passages.map((one) => [one.annotationId, one]));
  const noteBy = new Map(notes.map((one) => [one.id, one]));
  return rows.flatMap(({ id, noteCount, noteIds: ids }) => {
    const passage = passageBy.get(id);
    const own = ids.flatMap((noteId) => noteBy.get(noteId) ?? []);
    return passage ? { ...passage, notes: own, noteCount } : [];
  });
}
