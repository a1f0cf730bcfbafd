import { mergeClaimCall } from "@/lib/contract/claims";
import { handle } from "@/app/api/handler/handle";
import { mergeClaim } from "@/server/claim/merge";

export const POST = handle(mergeClaimCall, (viewer, { params, body }) =>
  mergeClaim(viewer, params.claimId, body.into),
);
