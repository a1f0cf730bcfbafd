import { handle } from "@/app/api/handler/handle";
import { keepReviewFilterCall } from "@/lib/contract/review-queue";
import { keepReviewFilter } from "@/server/review/filter";

export const PUT = handle(keepReviewFilterCall, (viewer, { params, body }) =>
  keepReviewFilter(viewer, params.projectId, body.filter),
);
