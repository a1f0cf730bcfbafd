import { signCheckCall, unsignCheckCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { checkOutward } from "@/app/api/door/quotation-points";
import { signCheck } from "@/server/quotations/checks";

export const PUT = door(signCheckCall, async (viewer, { params, body }) =>
  checkOutward(viewer, await signCheck(viewer, params.checkId, body)),
);

export const DELETE = door(unsignCheckCall, async (viewer, { params }) =>
  checkOutward(viewer, await signCheck(viewer, params.checkId, null)),
);
