import "server-only";
import type { AnnotationReview } from "@/lib/annotation/annotation";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { under } from "@/server/act/act";
import type { Write } from "@/server/act/subject";
import { recordChange } from "@/server/feed/changes";
import { read } from "@/server/platform/db";
import { annotationFor, onlyFor, type FoundAnnotation } from "./read";
import { ANNOTATION } from "./subject";

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
export const giveReview = under(ANNOTATION)(
  "review.give",
  async (write, { verdict, comment = "" }: ReviewDraft) => {
    const { tx, viewer, now, annotation } = write;
    const { id: annotationId, projectId, documentId } = annotation;
    const before = annotation.reviews.find(({ by }) => by.id === viewer.id);
    if (before?.verdict === verdict && before.comment === comment) return done(before);
    const change = await recordReviewChange(write, "review.saved");
    const data = { verdict, comment, change, updatedAt: now };
    await tx.review.upsert({
      where: { annotationId_userId: { annotationId, userId: viewer.id } },
      create: { annotationId, userId: viewer.id, projectId, documentId, createdAt: now, ...data },
      update: data,
    });
    const by = { id: viewer.id, name: viewer.name };
    const review = { annotationId, verdict, comment, by, updatedAt: now.toISOString() };
    return before ? done(review) : created(review);
  },
);

/** Whoever sees the annotation may take their own review back; without one nothing is done. */
export const removeReview = under(ANNOTATION)("annotation.read", async (write) => {
  const { tx, viewer, annotation } = write;
  if (!annotation.reviews.some(({ by }) => by.id === viewer.id)) return done(null);
  await tx.review.delete({
    where: { annotationId_userId: { annotationId: annotation.id, userId: viewer.id } },
  });
  await recordReviewChange(write, "review.deleted");
  return done(null);
});

/** A review has no id of its own: it is known by its annotation and by who gave it. */
function recordReviewChange(
  { tx, viewer, now, annotation }: Write & FoundAnnotation,
  kind: "review.saved" | "review.deleted",
): Promise<number> {
  return recordChange(tx, annotation.documentId, {
    kind,
    id: annotation.id,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at: now,
  });
}
