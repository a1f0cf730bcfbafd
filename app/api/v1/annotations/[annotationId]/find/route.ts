import { findQuotationCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { standingsOutward } from "@/app/api/handler/quotation-offsets";
import { findQuotation } from "@/server/quotation/find";

export const POST = handle(findQuotationCall, async (viewer, { params }) =>
  standingsOutward(await findQuotation(viewer, params.annotationId)),
);
