import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Addition, VersionedSubject, Write } from "@/server/act/subject";
import type { Prisma } from "@/prisma/generated/client";
import { lockDocumentOf, type DocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { recordChange, recordNumbers } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { notifyReferrers } from "./notify-referrers";
import { publishRelationsOf } from "./publish-relations";
import { annotationFor, factsOf, onlyFor, type FoundAnnotation } from "./read";
import { annotationFrom, readHanging } from "./row";

/** The annotation, read under its document's lock. */
export async function lockAnnotation(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<FoundAnnotation | null> {
  const documentId = await lockDocumentOf(tx, "Annotation", id);
  return documentId === null ? null : annotationFor(tx, viewer, id);
}

/** What an act on an annotation did, as far as the answer and the feed ask. */
export interface WrittenAnnotation {
  /** Its lane where the act may have moved it to another. */
  readonly lane?: string | null;
  /** Claims, attribution, checks or re-anchorings were written too, and are read again. */
  readonly hanging?: boolean;
  /** What the row stores besides its number and version. */
  readonly columns?: Prisma.AnnotationUncheckedUpdateInput;
  /** Writes what goes with the annotation, under the number that the annotation gets. */
  readonly carry?: (change: number) => Promise<unknown>;
  /** What happened beside it, which is numbered after it and read with it. */
  readonly also?: () => Promise<void>;
}

export const ANNOTATION: VersionedSubject<FoundAnnotation, Annotation, WrittenAnnotation> & {
  deleted(write: Write & FoundAnnotation, id: string): Promise<void>;
} = {
  noun: "annotation",
  changedMeanwhile: "Refusals.changed.annotation",
  lock: lockAnnotation,
  facts: (viewer, { annotation }) => factsOf(viewer, annotation),
  current: ({ annotation }) => annotation,
  async saved(write, id, written) {
    const { tx, viewer, now, annotation: before } = write;
    const after = await saveAnnotationChange(write, id, written);
    await notifyReferrers(tx, before, after, viewer, now);
    await publishRelationsOf(tx, before, after, viewer, now);
    return after;
  },
  async deleted({ tx, viewer, now, annotation }, id) {
    await recordChange(tx, annotation.documentId, {
      kind: "annotation.deleted",
      id,
      projectId: annotation.projectId,
      onlyFor: onlyFor(annotation),
      by: viewer.id,
      at: now,
    });
    await notifyReferrers(tx, annotation, null, viewer, now);
    await publishRelationsOf(tx, annotation, null, viewer, now);
  },
};

/**
 * Numbers the change, and answers the annotation as it now stands: the row comes back from the
 * UPDATE that stores the number, and what hangs on it is read again only where it was written.
 */
export async function saveAnnotationChange(
  { tx, viewer, now, annotation, row }: Write & FoundAnnotation,
  id: string,
  { lane = onlyFor(annotation), hanging, columns, carry, also }: WrittenAnnotation,
): Promise<Annotation> {
  const { documentId, projectId } = annotation;
  const kind = "annotation.saved";
  const happened = { kind, id, projectId, onlyFor: lane, by: viewer.id, at: now } as const;
  const { number: change, own } = await recordNumbers(tx, documentId, happened);
  await carry?.(change);
  await also?.();
  const where = { id };
  const data = { ...columns, change, version: { increment: 1 } };
  const saved = await tx.annotation.update({ where, data });
  const hung = hanging ? await readHanging(tx, id) : {};
  return annotationFrom({ ...row, ...saved, ...hung }, own);
}

/** An annotation that is added to a document. */
export const NEW_ANNOTATION: Addition<
  { readonly membership: DocumentAccess },
  Annotation,
  Annotation
> = {
  table: "Annotation",
  async there({ tx, viewer, membership }, id) {
    const found = await annotationFor(tx, viewer, id);
    return found?.annotation.documentId === membership.documentId ? found.annotation : null;
  },
  async saved({ tx, viewer, now }, _id, annotation) {
    await notifyReferrers(tx, null, annotation, viewer, now);
    return annotation;
  },
};
