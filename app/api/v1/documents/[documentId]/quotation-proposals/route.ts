import { quotationProposalsCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { quotationProposals } from "@/server/quotation/proposals";

export const GET = handle(quotationProposalsCall, (viewer, { params }) =>
  quotationProposals(viewer, params.documentId),
);
