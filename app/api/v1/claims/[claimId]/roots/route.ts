import { claimRootsCall } from "@/lib/contract/provenance";
import { handle } from "@/app/api/handler/handle";
import { claimRoots } from "@/server/claim/roots";

export const GET = handle(claimRootsCall, (viewer, { params }) =>
  claimRoots(viewer, params.claimId),
);
