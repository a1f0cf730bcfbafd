import { quotationProposalsCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { quotationProposals } from "@/server/quotation/proposals";

export const GET = handle(quotationProposalsCall, (viewer, { params, request }) =>
  quotationProposals(viewer, params.documentId, request.signal),
);
