import { readCheckCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { checkOutward } from "@/app/api/handler/quotation-offsets";
import { done } from "@/lib/outcome";
import { readCheck } from "@/server/quotation/checks";

export const GET = handle(readCheckCall, async (viewer, { params }) => {
  const read = await readCheck(viewer, params.checkId);
  return read.ok ? checkOutward(viewer, done(read.value.check)) : read;
});
