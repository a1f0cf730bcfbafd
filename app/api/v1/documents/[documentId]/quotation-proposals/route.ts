import { quotationProposalsCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { proposalsOutward } from "@/app/api/handler/quotation-offsets";
import { quotationProposals } from "@/server/quotation/proposals";

export const GET = handle(quotationProposalsCall, async (viewer, { params: { documentId } }) =>
  proposalsOutward(documentId, await quotationProposals(viewer, documentId)),
);
