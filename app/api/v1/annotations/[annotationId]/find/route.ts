import { findQuotationCall } from "@/lib/contract/quotations";
import { door } from "@/app/api/handler/handle";
import { standingsOutward } from "@/app/api/handler/quotation-offsets";
import { findQuotation } from "@/server/quotation/find";

export const POST = door(findQuotationCall, async (viewer, { params }) =>
  standingsOutward(await findQuotation(viewer, params.annotationId)),
);
