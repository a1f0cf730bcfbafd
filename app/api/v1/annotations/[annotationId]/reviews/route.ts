import { listReviewsCall } from "@/app/api/operations/reviews";
import { door } from "@/app/api/door/door";
import { listReviews } from "@/server/reviews";

export const GET = door(listReviewsCall, (viewer, { params }) =>
  listReviews(viewer, params.annotationId),
);
