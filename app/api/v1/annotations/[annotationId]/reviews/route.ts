import { listReviewsCall } from "@/lib/contract/reviews";
import { door } from "@/app/api/handler/handle";
import { listReviews } from "@/server/annotation/reviews";

export const GET = door(listReviewsCall, (viewer, { params }) =>
  listReviews(viewer, params.annotationId),
);
