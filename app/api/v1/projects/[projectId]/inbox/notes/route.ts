import { momentCursor, momentPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listInboxNotesCall } from "@/lib/contract/inbox";
import { done } from "@/lib/outcome";
import { listInboxNotes } from "@/server/review/inbox-notes";

export const GET = handle(listInboxNotesCall, async (viewer, { params, query }) => {
  const found = await listInboxNotes(viewer, params.projectId, momentPage(query));
  if (!found.ok) return found;
  return done({ items: found.value.items, next: momentCursor(found.value.next) });
});
