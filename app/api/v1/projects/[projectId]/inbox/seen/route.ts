import { handle } from "@/app/api/handler/handle";
import { markInboxSeenCall } from "@/lib/contract/inbox";
import { markInboxSeen } from "@/server/review/inbox-summary";

export const PUT = handle(markInboxSeenCall, (viewer, { params, body }) =>
  markInboxSeen(viewer, params.projectId, body.at),
);
