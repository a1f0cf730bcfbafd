import { runCheckCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { checkOutward } from "@/app/api/door/quotation-points";
import { runCheck } from "@/server/quotations/checks";

export const POST = door(runCheckCall, async (viewer, { params, body }) =>
  checkOutward(viewer, await runCheck(viewer, params.annotationId, body.sourceDocumentId)),
);
