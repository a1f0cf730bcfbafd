import { findWordsCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { standingsOutward } from "@/app/api/door/quotation-points";
import { findWords } from "@/server/quotations/find";

export const POST = door(findWordsCall, async (viewer, { params, body }) =>
  standingsOutward(await findWords(viewer, params.projectId, body.quote)),
);
