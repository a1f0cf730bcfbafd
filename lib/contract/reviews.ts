import { z } from "zod";
import { listOf, operation, words, wholeListQuery } from "./operation";
import { annotationId, review } from "./annotation";

export const listReviewsCall = operation({
  id: "listReviews",
  method: "get",
  path: "/annotations/{annotationId}/reviews",
  group: "Reviews",
  summary: "What everybody says of an annotation: one review a person.",
  params: annotationId,
  query: wholeListQuery,
  answers: { 200: listOf(review) },
});

export const giveReviewCall = operation({
  id: "giveReview",
  method: "put",
  path: "/annotations/{annotationId}/reviews/me",
  group: "Reviews",
  summary: "Agree, disagree, or say that you are unsure. Replaces what you said before.",
  params: annotationId,
  body: z.object({
    verdict: z.enum(["agree", "disagree", "unsure"]),
    comment: words(5_000).optional(),
  }),
  answers: { 200: review, 201: review },
});

export const removeReviewCall = operation({
  id: "removeReview",
  method: "delete",
  path: "/annotations/{annotationId}/reviews/me",
  group: "Reviews",
  summary: "Take your review back.",
  params: annotationId,
  answers: { 204: null },
});

export const REVIEWS = [listReviewsCall, giveReviewCall, removeReviewCall];
