import { unmergeClaimCall } from "@/app/api/operations/claims";
import { door } from "@/app/api/door/door";
import { unmergeClaim } from "@/server/claims/unmerge";

export const POST = door(unmergeClaimCall, (viewer, { params }) =>
  unmergeClaim(viewer, params.claimId),
);
