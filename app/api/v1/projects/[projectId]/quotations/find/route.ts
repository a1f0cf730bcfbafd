import { findWordsCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { standingsOutward } from "@/app/api/handler/quotation-offsets";
import { findWords } from "@/server/quotation/find";

export const POST = handle(findWordsCall, async (viewer, { params, body }) =>
  standingsOutward(await findWords(viewer, params.projectId, body.quote)),
);
