import { unmergeClaimCall } from "@/lib/contract/claims";
import { door } from "@/app/api/handler/handle";
import { unmergeClaim } from "@/server/claim/unmerge";

export const POST = door(unmergeClaimCall, (viewer, { params }) =>
  unmergeClaim(viewer, params.claimId),
);
