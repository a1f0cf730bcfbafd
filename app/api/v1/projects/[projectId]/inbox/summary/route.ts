import { handle } from "@/app/api/handler/handle";
import { readInboxSummaryCall } from "@/lib/contract/inbox";
import { readInboxSummary } from "@/server/review/inbox-summary";

export const GET = handle(readInboxSummaryCall, (viewer, { params }) =>
  readInboxSummary(viewer, params.projectId),
);
