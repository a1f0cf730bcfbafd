import { findQuotationCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { standingsOutward } from "@/app/api/door/quotation-points";
import { findQuotation } from "@/server/quotations/find";

export const POST = door(findQuotationCall, async (viewer, { params }) =>
  standingsOutward(await findQuotation(viewer, params.annotationId)),
);
