import { momentCursor, momentPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listInboxCall } from "@/lib/contract/inbox";
import { done } from "@/lib/outcome";
import { listInbox } from "@/server/review/inbox";

export const GET = handle(listInboxCall, async (viewer, { params, query }) => {
  const found = await listInbox(viewer, params.projectId, query.group, momentPage(query));
  if (!found.ok) return found;
  return done({ items: found.value.items, next: momentCursor(found.value.next) });
});
