import "server-only";
import type { Annotation, AnnotationReview } from "@/lib/annotation/annotation";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { annotationFor, factsOf, onlyFor } from "./read";
import { lockAnnotation } from "./edit";
import { recordChange } from "@/server/feed/changes";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

export interface ReviewDraft {
  readonly verdict: AnnotationReview["verdict"];
  readonly comment?: string;
}

/** What everybody says of an annotation, oldest first: one review a person. */
export async function listReviews(
  viewer: Viewer,
  annotationId: string,
): Promise<Outcome<{ items: readonly AnnotationReview[]; next: null }>> {
  const found = await annotationFor(read, viewer, annotationId);
  return found ? done({ items: found.annotation.reviews, next: null }) : refused("not-found");
}

/** Giving a review again replaces the one before; giving the same one again changes nothing. */
export async function giveReview(
  viewer: Viewer,
  annotationId: string,
  { verdict, comment = "" }: ReviewDraft,
  now = new Date(),
): Promise<Outcome<AnnotationReview>> {
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("review.give", membership, factsOf(viewer, annotation));
    if (no) return no;
    const before = annotation.reviews.find(({ by }) => by.id === viewer.id);
    if (before?.verdict === verdict && before.comment === comment) return done(before);
    const { projectId, documentId } = annotation;
    const change = await number(tx, annotation, "review.saved", viewer, now);
    const said = { verdict, comment, change, updatedAt: now };
    await tx.review.upsert({
      where: { annotationId_userId: { annotationId, userId: viewer.id } },
      create: { annotationId, userId: viewer.id, projectId, documentId, createdAt: now, ...said },
      update: said,
    });
    const by = { id: viewer.id, name: viewer.name };
    const review = { annotationId, verdict, comment, by, updatedAt: now.toISOString() };
    return before ? done(review) : created(review);
  });
}

/** Taking back what is not there is done already. */
export async function removeReview(
  viewer: Viewer,
  annotationId: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation } = found;
    if (!annotation.reviews.some(({ by }) => by.id === viewer.id)) return done(null);
    await tx.review.delete({
      where: { annotationId_userId: { annotationId, userId: viewer.id } },
    });
    await number(tx, annotation, "review.deleted", viewer, now);
    return done(null);
  });
}

/** A review has no id of its own: it is known by its annotation and by who gave it. */
function number(
  tx: Transaction,
  annotation: Annotation,
  kind: "review.saved" | "review.deleted",
  viewer: Viewer,
  at: Date,
): Promise<number> {
  return recordChange(tx, annotation.documentId, {
    kind,
    id: annotation.id,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at,
  });
}
