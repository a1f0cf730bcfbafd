import { handle } from "@/app/api/handler/handle";
import { readReviewProgressCall } from "@/lib/contract/review-queue";
import { readReviewProgress } from "@/server/review/progress";

export const GET = handle(readReviewProgressCall, (viewer, { params, query }) =>
  readReviewProgress(viewer, params.projectId, query),
);
