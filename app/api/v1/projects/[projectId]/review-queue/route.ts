import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listReviewQueueCall } from "@/lib/contract/review-queue";
import { listReviewQueue } from "@/server/review/queue";

export const GET = handle(listReviewQueueCall, (viewer, { params, query }) =>
  listReviewQueue(viewer, params.projectId, query, page(query)),
);
