import { quotationProposalsCall } from "@/app/api/operations/quotations";
import { door } from "@/app/api/door/door";
import { proposalsOutward } from "@/app/api/door/quotation-points";
import { quotationProposals } from "@/server/quotations/proposals";

export const GET = door(quotationProposalsCall, async (viewer, { params: { documentId } }) =>
  proposalsOutward(documentId, await quotationProposals(viewer, documentId)),
);
