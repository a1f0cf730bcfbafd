import "server-only";
import { recordChange, recordShared } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { lockDocument } from "@/server/access/membership";

/** What is needed to publish that an annotation reads differently now. */
export interface AnnotationRef {
  readonly id: string;
  readonly documentId: string;
  readonly lane: string | null;
}

/** Locks in the order of the ids, so that two writes that lock several documents never deadlock. */
export async function lockDocuments(
  tx: Transaction,
  annotations: readonly AnnotationRef[],
): Promise<void> {
  const ids = [...new Set(annotations.map(({ documentId }) => documentId))].sort();
  for (const id of ids) await lockDocument(tx, id);
}

/**
 * For annotations that read differently because something they name changed: a tag was renamed, a
 * claim was deleted. Each gets a new version and a change in its lane; the history has the earlier
 * state of what they name. Their documents are locked.
 */
export async function bumpAnnotationVersions(
  tx: Transaction,
  annotations: readonly AnnotationRef[],
  cause: { readonly projectId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  const kind = "annotation.saved" as const;
  const numbers = new Map<string, number>();
  for (const documentId of new Set(annotations.map((annotation) => annotation.documentId))) {
    const all = annotations.filter((annotation) => annotation.documentId === documentId);
    const shared = all.filter(({ lane }) => lane === null);
    const sharedNumbers = await recordShared(
      tx,
      documentId,
      shared.map(({ id }) => ({ kind, id, ...cause })),
    );
    shared.forEach(({ id }, position) => numbers.set(id, sharedNumbers[position] ?? 0));
    for (const { id, lane } of all) {
      if (lane === null) continue;
      numbers.set(id, await recordChange(tx, documentId, { kind, id, onlyFor: lane, ...cause }));
    }
  }
  const ids = [...numbers.keys()];
  await tx.$executeRaw`
    UPDATE "Annotation" SET change = touched.number, version = version + 1
    FROM unnest(${ids}::uuid[], ${[...numbers.values()]}::int[]) AS touched(id, number)
    WHERE "Annotation".id = touched.id`;
}
