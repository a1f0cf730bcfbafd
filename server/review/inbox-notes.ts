import "server-only";
import type { inboxNote } from "@/lib/contract/inbox";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import { NOTE_CONCERNS } from "@/lib/contract/terms";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { notesWhere } from "@/server/annotation/notes";
import { PASSAGE_SELECT, passagesFrom } from "@/server/annotation/passage";
import { read } from "@/server/platform/db";
import type { InboxPlace } from "./inbox";

/** A note of somebody else that concerns the viewer, with the annotation it is on. */
export type InboxNote = InUtf16<ShapeOf<typeof inboxNote>>;

interface Concern extends InboxPlace {
  readonly annotationId: string;
  readonly why: InboxNote["why"];
  readonly isNew: boolean;
}

/**
 * A row for each note of others in a project that concerns the viewer and that the viewer may see:
 * since when, why (the first of the reasons that is true), and whether that is new.
 */
export function concernsSql(viewer: Viewer, projectId: string): Prisma.Sql {
  const [project, me] = [Prisma.sql`${projectId}::uuid`, Prisma.sql`${viewer.id}::uuid`];
  return Prisma.sql`
    SELECT n.id, n."annotationId", c.at,
      (${[...NOTE_CONCERNS]}::text[])[c.why] AS why,
      c.at > coalesce(s."inboxSeenAt", '-infinity') AS "isNew"
    FROM (SELECT w.id, min(w.why) AS why, max(w.at) AS at FROM (
        SELECT x."noteId" AS id, 1 AS why, x."createdAt" AS at FROM "Mention" x
        WHERE x."projectId" = ${project} AND x."userId" = ${me}
        UNION ALL
        SELECT r.id, 2, r."createdAt" FROM "Note" o
        JOIN "Note" r ON r."annotationId" = o."annotationId" AND r."replyToId" = o.id
        WHERE o."projectId" = ${project} AND o."createdById" = ${me}
        UNION ALL
        SELECT r.id, 3, r."createdAt" FROM "Annotation" o JOIN "Note" r ON r."annotationId" = o.id
        WHERE o."projectId" = ${project} AND o."createdById" = ${me}) w
      GROUP BY w.id) c
    JOIN "Note" n ON n.id = c.id
    JOIN "Annotation" a ON a.id = n."annotationId"
    JOIN "Document" t ON t.id = a."documentId" AND t."deletedAt" IS NULL
    JOIN "Member" s ON s."projectId" = n."projectId" AND s."userId" = ${me}
    WHERE n."projectId" = ${project} AND n."deletedAt" IS NULL
      AND n."createdById" IS DISTINCT FROM ${me} AND ${visibleToSql("a", viewer)}`;
}

/** A page of the notes of others that concern the viewer in a project, the newest first. */
export async function listInboxNotes(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { readonly after?: InboxPlace; readonly limit: number },
): Promise<Outcome<{ items: readonly InboxNote[]; next: InboxPlace | null }>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rest = after
    ? Prisma.sql`WHERE (e.at, e.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await read.$queryRaw<Concern[]>`
    SELECT * FROM (${concernsSql(viewer, projectId)}) e ${rest}
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? { at: last.at, id: last.id } : null;
  return done({ items: await itemsOf(shown), next });
}

async function itemsOf(concerns: readonly Concern[]): Promise<InboxNote[]> {
  if (concerns.length === 0) return [];
  const [notes, annotations] = await Promise.all([
    notesWhere(read, { id: { in: concerns.map(({ id }) => id) } }, concerns.length),
    read.annotation.findMany({
      where: { id: { in: concerns.map(({ annotationId }) => annotationId) } },
      select: PASSAGE_SELECT,
      relationLoadStrategy: "join",
    }),
  ]);
  const passages = await passagesFrom(read, annotations);
  const noteBy = new Map(notes.map((one) => [one.id, one]));
  const passageBy = new Map(passages.map((one) => [one.annotationId, one]));
  return concerns.flatMap(({ id, annotationId, at, why, isNew }) => {
    const [note, passage] = [noteBy.get(id), passageBy.get(annotationId)];
    return note && passage ? { ...passage, note, why, at: at.toISOString(), isNew } : [];
  });
}
