import { requestTo } from "@/components/api";
import type { AnnotationReview } from "@/lib/annotation/annotation";
import { defineOperation } from "./operation";
import { changeAnnotation } from "./passage";

export type Verdict = AnnotationReview["verdict"];

/** One's own review of an annotation; no verdict takes it back. */
export interface Review {
  readonly kind: "review";
  readonly annotationId: string;
  readonly verdict: Verdict | null;
  /** Why; empty where nothing is said. */
  readonly comment: string;
}

export const review = defineOperation<Review>({
  kind: "review",
  subject: ({ annotationId }) => `${annotationId}/reviews/me`,
  request({ annotationId, verdict, comment }) {
    const params = { annotationId };
    return verdict === null
      ? requestTo("DELETE /annotations/{annotationId}/reviews/me", { params })
      : requestTo("PUT /annotations/{annotationId}/reviews/me", {
          params,
          body: { verdict, comment },
        });
  },
  apply: (passage, { verdict, comment }, { me, at }) =>
    changeAnnotation(passage, (present) => {
      const others = present.reviews.filter(({ by }) => by.id !== me.id);
      if (verdict === null) return { ...present, reviews: others };
      const mine = { annotationId: present.id, verdict, comment, by: me, updatedAt: at };
      return { ...present, reviews: [...others, mine] };
    }),
  inverse({ annotation }, operation, me) {
    const before = annotation?.reviews.find(({ by }) => by.id === me.id);
    const { verdict, comment } = before ?? { verdict: null, comment: "" };
    return annotation && { ...operation, verdict, comment };
  },
  words: ({ comment }) => comment,
});
