import { unmergeClaimCall } from "@/lib/contract/claims";
import { handle } from "@/app/api/handler/handle";
import { unmergeClaim } from "@/server/claim/unmerge";

export const POST = handle(unmergeClaimCall, (viewer, { params }) =>
  unmergeClaim(viewer, params.claimId),
);
