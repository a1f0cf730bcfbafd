import { likePairsCall } from "@/app/api/operations/claims";
import { door } from "@/app/api/door/door";
import { likePairs } from "@/server/claims/pairs";

export const GET = door(likePairsCall, (viewer, { params, query }) =>
  likePairs(viewer, params.projectId, query.limit ?? 100),
);
