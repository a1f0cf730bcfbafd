import { listReviewsCall } from "@/lib/contract/reviews";
import { handle } from "@/app/api/handler/handle";
import { listReviews } from "@/server/annotation/reviews";

export const GET = handle(listReviewsCall, (viewer, { params }) =>
  listReviews(viewer, params.annotationId),
);
