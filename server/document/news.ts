import "server-only";
import type { markSeenCall, readNewsCall } from "@/lib/contract/reading-places";
import type { AnswerOf } from "@/lib/contract/operation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { act } from "@/server/act/act";
import { read } from "@/server/platform/db";

/** How many annotations are named. */
const MAX_NAMED = 1_000;

interface Row {
  readonly id: string;
  readonly count: number;
}

/** Up to when somebody has read what others did in a document; null where they never left it. */
export async function readSeenAt(
  viewer: Viewer,
  { projectId, documentId }: { readonly projectId: string; readonly documentId: string },
): Promise<Date | null> {
  const row = await read.readingPlace.findUnique({
    where: { userId_documentId: { userId: viewer.id, documentId }, projectId },
    select: { seenAt: true },
  });
  return row?.seenAt ?? null;
}

/** Annotations that the viewer may see, with what others marked or noted since the viewer was here. */
export async function readNews(
  viewer: Viewer,
  documentId: string,
  now = new Date(),
): Promise<Outcome<AnswerOf<typeof readNewsCall>>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const at = now.toISOString();
  const { projectId } = access;
  const seenAt = await readSeenAt(viewer, { projectId, documentId });
  if (!seenAt) return done({ seenAt: null, at, count: 0, annotationIds: [] });
  const rows = await read.$queryRaw<Row[]>`
    SELECT a.id, count(*) OVER ()::int AS count FROM "Annotation" a
    WHERE a."projectId" = ${projectId}::uuid AND a."documentId" = ${documentId}::uuid AND ${visibleToSql("a", viewer)}
      AND ((a."createdAt" > ${seenAt} AND a."createdById" IS DISTINCT FROM ${viewer.id}::uuid)
        OR EXISTS (SELECT FROM "Note" n WHERE n."annotationId" = a.id AND n."deletedAt" IS NULL
          AND n."createdAt" > ${seenAt} AND n."createdById" IS DISTINCT FROM ${viewer.id}::uuid))
    ORDER BY a.start, a.id LIMIT ${MAX_NAMED}`;
  const annotationIds = rows.map(({ id }) => id);
  return done({ seenAt: seenAt.toISOString(), at, count: rows[0]?.count ?? 0, annotationIds });
}

/**
 * Keeps up to when the viewer has read a document, and no time to come. Written beside the work, as
 * where they stopped reading is.
 */
export function markSeen(
  viewer: Viewer,
  documentId: string,
  at: string,
  now = new Date(),
): Promise<Outcome<AnswerOf<typeof markSeenCall>>> {
  return act(async (tx) => {
    const access = await findDocumentAccess(tx, viewer, documentId);
    const refusal = whyNot("document.read", access);
    if (refusal || !access) return refusal ?? refused("not-found");
    const { projectId, revisionNumber } = access;
    const seenAt = new Date(Math.min(new Date(at).getTime(), now.getTime()));
    await tx.readingPlace.upsert({
      where: { userId_documentId: { userId: viewer.id, documentId } },
      create: {
        userId: viewer.id,
        documentId,
        projectId,
        revision: revisionNumber,
        offset: null,
        updatedAt: now,
        seenAt,
      },
      update: { seenAt },
    });
    return done({ seenAt: seenAt.toISOString() });
  });
}
