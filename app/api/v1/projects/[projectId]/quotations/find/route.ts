import { findWordsCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { findWords } from "@/server/quotation/find";

export const POST = handle(findWordsCall, (viewer, { params, body, request }) =>
  findWords(viewer, params.projectId, body.quote, { signal: request.signal }),
);
