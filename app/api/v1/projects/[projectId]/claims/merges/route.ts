import { likePairsCall } from "@/lib/contract/claims";
import { handle } from "@/app/api/handler/handle";
import { likePairs } from "@/server/claim/pairs";

export const GET = handle(likePairsCall, (viewer, { params, query }) =>
  likePairs(viewer, params.projectId, query.limit ?? 100),
);
