import { likePairsCall } from "@/lib/contract/claims";
import { pairCursor, pairPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { likePairs } from "@/server/claim/pairs";

export const GET = handle(likePairsCall, async (viewer, { params, query }) => {
  const pairs = await likePairs(viewer, params.projectId, pairPage(query));
  return pairs.ok ? done({ ...pairs.value, next: pairCursor(pairs.value.next) }) : pairs;
});
