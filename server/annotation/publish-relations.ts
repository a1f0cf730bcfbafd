import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { SHARED } from "@/server/access/visible-annotations";
import { recordProjectChanges } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";

/**
 * Publishes that relations of an annotation come or go with it: it was deleted, brought back, shared
 * or made private. `before` is the annotation as it was, `after` as it is, null for one that is not
 * there. Its document is locked; the number locks the project's row. The document at the other end is
 * not locked, since that could wait for this one: its pages follow the project.
 */
export async function publishRelationsOf(
  tx: Transaction,
  before: Annotation | null,
  after: Annotation | null,
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const annotation = after ?? before;
  const was = before?.visibility === "project";
  const is = after?.visibility === "project";
  if (!annotation || was === is) return;
  const { id, projectId } = annotation;
  const rows = await tx.annotationRelation.findMany({
    where: {
      projectId,
      deletedAt: null,
      OR: [
        { fromId: id, to: SHARED },
        { toId: id, from: SHARED },
      ],
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const kind = is ? "annotation-relation.saved" : "annotation-relation.deleted";
  const happened = rows.map((row) => ({ kind, id: row.id, projectId, by: viewer.id, at }) as const);
  await recordProjectChanges(tx, projectId, happened);
}
