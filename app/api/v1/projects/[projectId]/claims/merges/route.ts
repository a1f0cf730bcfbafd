import { likePairsCall } from "@/lib/contract/claims";
import { door } from "@/app/api/handler/handle";
import { likePairs } from "@/server/claim/pairs";

export const GET = door(likePairsCall, (viewer, { params, query }) =>
  likePairs(viewer, params.projectId, query.limit ?? 100),
);
