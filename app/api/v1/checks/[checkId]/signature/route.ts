import { signCheckCall, unsignCheckCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { checkOutward } from "@/app/api/door/quotation-points";
import { signCheck } from "@/server/quotations/sign";

export const PUT = door(signCheckCall, async (viewer, { expected, params, body }) =>
  checkOutward(viewer, await signCheck(viewer, params.checkId, expected, body)),
);

export const DELETE = door(unsignCheckCall, async (viewer, { expected, params }) =>
  checkOutward(viewer, await signCheck(viewer, params.checkId, expected, null)),
);
