import { readChangesCall } from "@/lib/contract/feeds";
import { handle } from "@/app/api/handler/handle";
import { readChanges } from "@/server/live/follow";

export const GET = handle(readChangesCall, (viewer, { params, query }) =>
  readChanges(viewer, params, query.after ?? 0, query.limit ?? 1000),
);
