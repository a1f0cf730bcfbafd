import { runCheckCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { checkOutward } from "@/app/api/handler/quotation-offsets";
import { runCheck } from "@/server/quotation/checks";

export const POST = handle(runCheckCall, async (viewer, { params, body }) =>
  checkOutward(viewer, await runCheck(viewer, params.annotationId, body.sourceDocumentId)),
);
