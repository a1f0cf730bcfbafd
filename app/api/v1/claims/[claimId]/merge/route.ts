import { mergeClaimCall } from "@/app/api/operations/claims";
import { door } from "@/app/api/door/door";
import { mergeClaim } from "@/server/claims/merge";

export const POST = door(mergeClaimCall, (viewer, { params, body }) =>
  mergeClaim(viewer, params.claimId, body.into),
);
