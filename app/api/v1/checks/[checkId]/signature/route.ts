import { signCheckCall, unsignCheckCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { showCheckOutcome } from "@/server/quotation/show-check";
import { signCheck } from "@/server/quotation/sign";

export const PUT = handle(signCheckCall, async (viewer, { expected, params, body }) =>
  showCheckOutcome(viewer, await signCheck(viewer, params.checkId, expected, body)),
);

export const DELETE = handle(unsignCheckCall, async (viewer, { expected, params }) =>
  showCheckOutcome(viewer, await signCheck(viewer, params.checkId, expected, null)),
);
