import { giveReviewCall, removeReviewCall } from "@/app/api/operations/reviews";
import { door } from "@/app/api/door/door";
import { giveReview, removeReview } from "@/server/reviews";

export const PUT = door(giveReviewCall, (viewer, { params, body }) =>
  giveReview(viewer, params.annotationId, body),
);

export const DELETE = door(removeReviewCall, (viewer, { params }) =>
  removeReview(viewer, params.annotationId),
);
