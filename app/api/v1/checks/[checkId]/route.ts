import { readCheckCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { checkOutward } from "@/app/api/door/quotation-points";
import { done } from "@/lib/outcome";
import { readCheck } from "@/server/quotations/checks";

export const GET = door(readCheckCall, async (viewer, { params }) => {
  const read = await readCheck(viewer, params.checkId);
  return read.ok ? checkOutward(viewer, done(read.value.check)) : read;
});
