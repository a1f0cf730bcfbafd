import { giveReviewCall, removeReviewCall } from "@/lib/contract/reviews";
import { door } from "@/app/api/handler/handle";
import { giveReview, removeReview } from "@/server/annotation/reviews";

export const PUT = door(giveReviewCall, (viewer, { params, body }) =>
  giveReview(viewer, params.annotationId, body),
);

export const DELETE = door(removeReviewCall, (viewer, { params }) =>
  removeReview(viewer, params.annotationId),
);
