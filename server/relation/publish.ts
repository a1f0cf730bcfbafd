import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Write } from "@/server/act/subject";
import { recordChange, recordProjectChange } from "@/server/feed/changes";
import { laneOfRelation, type RelationRow } from "./read";

/** What of a relation says who hears of it, and where. */
export type Published = Pick<
  RelationRow,
  "id" | "projectId" | "fromDocumentId" | "toDocumentId" | "fromLane" | "toLane"
>;

/**
 * Numbers a change of a relation in the feeds of both documents, which are locked, and, where
 * everybody sees it, in that of the project. Who does not see both ends hears nothing. Call this last.
 */
export async function publishRelation(
  { tx, viewer, now }: Write,
  relation: Published,
  kind: "annotation-relation.saved" | "annotation-relation.deleted",
): Promise<void> {
  const lane = laneOfRelation(relation);
  if (lane === undefined) return;
  const { id, projectId, fromDocumentId, toDocumentId } = relation;
  const happened = { kind, id, projectId, onlyFor: lane, by: viewer.id, at: now };
  for (const documentId of [...new Set([fromDocumentId, toDocumentId])].sort()) {
    await recordChange(tx, documentId, happened);
  }
  if (lane !== null) return;
  const write = Prisma.sql`
    UPDATE "AnnotationRelation" SET change = next.number FROM next WHERE id = ${id}::uuid`;
  await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at: now }, write);
}
