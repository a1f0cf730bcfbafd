import { readClaimHistoryCall } from "@/lib/contract/claims";
import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { claimHistory } from "@/server/claim/history";

export const GET = handle(readClaimHistoryCall, async (viewer, { params, query }) => {
  const list = await claimHistory(viewer, params.claimId, versionPage(query));
  if (!list.ok) return list;
  return done({ items: list.value.items, next: list.value.next?.toString() ?? null });
});
