import { editClaimCall, readClaimCall, removeClaimCall } from "@/app/api/operations/claims";
import { door } from "@/app/api/door/door";
import { readClaim } from "@/server/claims/passages";
import { editClaim, removeClaim } from "@/server/claims/write";

export const GET = door(readClaimCall, (viewer, { params }) => readClaim(viewer, params.claimId));

export const PATCH = door(editClaimCall, (viewer, { expected, params, body }) =>
  editClaim(viewer, params.claimId, expected, body),
);

export const DELETE = door(removeClaimCall, (viewer, { expected, params }) =>
  removeClaim(viewer, params.claimId, expected),
);
