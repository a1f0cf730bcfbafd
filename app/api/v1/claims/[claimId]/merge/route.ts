import { mergeClaimCall } from "@/lib/contract/claims";
import { door } from "@/app/api/handler/handle";
import { mergeClaim } from "@/server/claim/merge";

export const POST = door(mergeClaimCall, (viewer, { params, body }) =>
  mergeClaim(viewer, params.claimId, body.into),
);
