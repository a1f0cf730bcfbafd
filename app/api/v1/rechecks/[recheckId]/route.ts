import { handle } from "@/app/api/handler/handle";
import { settleRecheckCall } from "@/lib/contract/tags";
import { answerRecheck } from "@/server/tag/answer-recheck";

export const PUT = handle(settleRecheckCall, (viewer, { params, body }) =>
  answerRecheck(viewer, params.recheckId, body),
);
