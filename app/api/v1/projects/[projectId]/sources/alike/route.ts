import { listAlikeSourcesCall } from "@/lib/contract/provenance";
import { pairCursor, pairPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { listAlikeSources } from "@/server/source/alike";

export const GET = handle(listAlikeSourcesCall, async (viewer, { params, query, request }) => {
  const pairs = await listAlikeSources(viewer, params.projectId, {
    ...pairPage(query),
    signal: request.signal,
  });
  return pairs.ok ? done({ ...pairs.value, next: pairCursor(pairs.value.next) }) : pairs;
});
