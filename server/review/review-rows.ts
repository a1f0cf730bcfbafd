import "server-only";
import type { AnnotationReview } from "@/lib/annotation/annotation";
import type { Prisma } from "@/prisma/generated/client";

/** What is read of the reviews of an annotation, oldest first. */
export const REVIEWS_SELECT = {
  orderBy: { createdAt: "asc" },
  select: {
    annotationId: true,
    verdict: true,
    comment: true,
    updatedAt: true,
    user: { select: { id: true, name: true } },
  },
} as const satisfies Prisma.Annotation$reviewsArgs;

type ReviewRow = Prisma.ReviewGetPayload<{ select: (typeof REVIEWS_SELECT)["select"] }>;

/** A review as the API answers it. */
export function reviewFrom({ user, updatedAt, ...review }: ReviewRow): AnnotationReview {
  return { ...review, by: user, updatedAt: updatedAt.toISOString() };
}
