import { handle } from "@/app/api/handler/handle";
import { markSeenCall } from "@/lib/contract/reading-places";
import { markSeen } from "@/server/document/news";

export const PUT = handle(markSeenCall, (viewer, { params, body }) =>
  markSeen(viewer, params.documentId, body.at),
);
