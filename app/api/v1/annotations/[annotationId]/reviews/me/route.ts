import { giveReviewCall, removeReviewCall } from "@/lib/contract/reviews";
import { handle } from "@/app/api/handler/handle";
import { giveReview, removeReview } from "@/server/annotation/reviews";

export const PUT = handle(giveReviewCall, (viewer, { params, body }) =>
  giveReview(viewer, params.annotationId, body),
);

export const DELETE = handle(removeReviewCall, (viewer, { params }) =>
  removeReview(viewer, params.annotationId),
);
