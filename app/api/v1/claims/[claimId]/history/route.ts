import { readClaimHistoryCall } from "@/app/api/operations/claims";
import { versionPage } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { done } from "@/lib/outcome";
import { claimHistory } from "@/server/claims/history";

export const GET = door(readClaimHistoryCall, async (viewer, { params, query }) => {
  const list = await claimHistory(viewer, params.claimId, versionPage(query));
  if (!list.ok) return list;
  return done({ items: list.value.items, next: list.value.next?.toString() ?? null });
});
