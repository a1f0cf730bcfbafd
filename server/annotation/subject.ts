import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Addition, VersionedSubject, Write } from "@/server/act/subject";
import type { Prisma } from "@/prisma/generated/client";
import { lockDocument, type DocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { personalAfters, recordChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { notifyReferrers } from "./notify-referrers";
import { recordAnnotationChange } from "@/server/feed/record-row-change";
import { annotationFor, factsOf, onlyFor, type FoundAnnotation } from "./read";
import { annotationFrom, readHanging } from "./row";

/** The annotation, read under its document's lock. */
export async function lockAnnotation(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<FoundAnnotation | null> {
  const where = await tx.annotation.findUnique({ where: { id }, select: { documentId: true } });
  if (!where) return null;
  await lockDocument(tx, where.documentId);
  return annotationFor(tx, viewer, id);
}

/** What an act on an annotation did, as far as the answer and the feed ask. */
export interface WrittenAnnotation {
  /** Its lane where the act may have moved it to another. */
  readonly lane?: string | null;
  /** Claims, attribution, checks or re-anchorings were written too, and are read again. */
  readonly hanging?: boolean;
  /** What the passage carries may read differently now: an edit of it as it was is refused. */
  readonly occurrences?: boolean;
  /** What the row stores besides its number and version. */
  readonly columns?: Prisma.AnnotationUncheckedUpdateInput;
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
  },
};

/**
 * Number the change, and answer the annotation as it now stands: the row comes back from the
 * UPDATE that stores the number, and what hangs on it is read again only where it was written.
 */
export async function saveAnnotationChange(
  { tx, viewer, now, annotation, row, afters }: Write & FoundAnnotation,
  id: string,
  { lane = onlyFor(annotation), hanging, occurrences, columns, also }: WrittenAnnotation,
): Promise<Annotation> {
  const { documentId, projectId } = annotation;
  const kind = "annotation.saved";
  const happened = { kind, id, projectId, onlyFor: lane, by: viewer.id, at: now } as const;
  const change = await recordChange(tx, documentId, happened);
  if (occurrences) {
    await tx.claimOccurrence.updateMany({ where: { annotationId: id }, data: { change } });
  }
  await also?.();
  const where = { id };
  const data = { ...columns, change, version: { increment: 1 } };
  const saved = await tx.annotation.update({ where, data });
  const hung = hanging ? await readHanging(tx, id) : {};
  const numbers = lane === null ? afters : await personalAfters(tx, viewer, documentId);
  return annotationFrom({ ...row, ...saved, ...hung }, numbers);
}

/** An annotation that is added to a document. */
export const NEW_ANNOTATION: Addition<
  { readonly membership: DocumentAccess },
  Annotation,
  { readonly lane: string | null }
> = {
  async there({ tx, viewer, membership }, id) {
    const row = await tx.annotation.findUnique({ where: { id }, select: { documentId: true } });
    if (!row) return null;
    const mine =
      row.documentId === membership.documentId ? await annotationFor(tx, viewer, id) : null;
    return mine ? mine.annotation : "taken";
  },
  async saved({ tx, viewer, now, membership: { documentId, projectId } }, id, { lane }) {
    await recordAnnotationChange(tx, { id, documentId, projectId, lane }, viewer.id, now);
    const saved = await annotationFor(tx, viewer, id);
    if (saved) await notifyReferrers(tx, null, saved.annotation, viewer, now);
    return saved && saved.annotation;
  },
};
