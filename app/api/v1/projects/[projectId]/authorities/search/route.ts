import { handle } from "@/app/api/handler/handle";
import { searchAuthoritiesCall } from "@/lib/contract/authority-search";
import { done } from "@/lib/outcome";
import { sentenceOf } from "@/server/platform/messages";
import { searchAuthorities } from "@/server/speaker/search-authorities";

export const POST = handle(searchAuthoritiesCall, async (viewer, { params, body, request }) => {
  const found = await searchAuthorities(viewer, params.projectId, body.name, request.signal);
  if (!found.ok) return found;
  const { items, failed } = found.value;
  return done({
    items,
    failed: failed.map(({ service, why }) => ({ service, reason: sentenceOf(why) })),
  });
});
