import { readRelationHistoryCall } from "@/lib/contract/relations";
import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { relationHistory } from "@/server/relation/history";

export const GET = handle(readRelationHistoryCall, async (viewer, { params, query }) => {
  const list = await relationHistory(viewer, params.relationId, versionPage(query));
  return list.ok ? done({ ...list.value, next: list.value.next?.toString() ?? null }) : list;
});
