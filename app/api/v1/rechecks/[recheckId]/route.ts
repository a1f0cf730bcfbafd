import { door } from "@/app/api/handler/handle";
import { settleRecheckCall } from "@/lib/contract/tags";
import { settleRecheck } from "@/server/tag/answer-recheck";

export const PUT = door(settleRecheckCall, (viewer, { params, body }) =>
  settleRecheck(viewer, params.recheckId, body),
);
