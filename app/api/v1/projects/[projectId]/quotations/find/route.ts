import { findWordsCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { findWords } from "@/server/quotation/find";

export const POST = handle(findWordsCall, (viewer, { params, body }) =>
  findWords(viewer, params.projectId, body.quote),
);
