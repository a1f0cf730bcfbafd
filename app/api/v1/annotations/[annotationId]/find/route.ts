import { findQuotationCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { findQuotation } from "@/server/quotation/find";

export const POST = handle(findQuotationCall, (viewer, { params, request }) =>
  findQuotation(viewer, params.annotationId, request.signal),
);
