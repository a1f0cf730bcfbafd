import { runCheckCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { runCheck } from "@/server/quotation/checks";
import { showCheckOutcome } from "@/server/quotation/show-check";

export const POST = handle(runCheckCall, async (viewer, { params, body, request }) => {
  const { signal } = request;
  const checked = await runCheck(viewer, params.annotationId, body.sourceDocumentId, { signal });
  return showCheckOutcome(viewer, checked);
});
