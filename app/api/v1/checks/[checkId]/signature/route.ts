import { signCheckCall, unsignCheckCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { checkOutward } from "@/app/api/handler/quotation-offsets";
import { signCheck } from "@/server/quotation/sign";

export const PUT = handle(signCheckCall, async (viewer, { expected, params, body }) =>
  checkOutward(viewer, await signCheck(viewer, params.checkId, expected, body)),
);

export const DELETE = handle(unsignCheckCall, async (viewer, { expected, params }) =>
  checkOutward(viewer, await signCheck(viewer, params.checkId, expected, null)),
);
