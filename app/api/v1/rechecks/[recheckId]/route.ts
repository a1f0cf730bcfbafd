import { door } from "@/app/api/door/door";
import { settleRecheckCall } from "@/app/api/operations/tags";
import { settleRecheck } from "@/server/tags/settle";

export const PUT = door(settleRecheckCall, (viewer, { params, body }) =>
  settleRecheck(viewer, params.recheckId, body),
);
