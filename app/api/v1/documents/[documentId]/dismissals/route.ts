import { dismissProposalCall, restoreProposalCall } from "@/lib/contract/quotations";
import { handle } from "@/app/api/handler/handle";
import { dismiss } from "@/server/quotation/proposals";

export const POST = handle(dismissProposalCall, (viewer, { params, body }) =>
  dismiss(viewer, params.documentId, body, true),
);

export const DELETE = handle(restoreProposalCall, (viewer, { params, query }) =>
  dismiss(viewer, params.documentId, query, false),
);
