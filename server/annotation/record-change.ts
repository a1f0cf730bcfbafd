import "server-only";
import { recordChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import type { AnnotationRef } from "./bump-version";

/** Give the annotation's state the next number of its lane. Its document is locked. */
export async function recordAnnotationChange(
  tx: Transaction,
  { id, documentId, projectId, lane }: AnnotationRef & { readonly projectId: string },
  by: string,
  at: Date,
): Promise<number> {
  const kind = "annotation.saved";
  const change = await recordChange(tx, documentId, { kind, id, projectId, onlyFor: lane, by, at });
  await tx.annotation.update({ where: { id }, data: { change } });
  return change;
}
