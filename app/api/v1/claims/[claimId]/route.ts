import { editClaimCall, readClaimCall, removeClaimCall } from "@/app/api/operations/claims";
import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { readClaim } from "@/server/claims/passages";
import { editClaim, removeClaim } from "@/server/claims/write";

export const GET = door(readClaimCall, (viewer, { params }) => readClaim(viewer, params.claimId));

export const PATCH = door(editClaimCall, (viewer, { request, params, body }) =>
  editClaim(viewer, params.claimId, expectedIfSent(request), body),
);

export const DELETE = door(removeClaimCall, (viewer, { request, params }) =>
  removeClaim(viewer, params.claimId, expectedIfSent(request)),
);
