import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listConversationsCall } from "@/lib/contract/notes";
import { done } from "@/lib/outcome";
import { listConversations } from "@/server/annotation/conversations";

export const GET = handle(listConversationsCall, async (viewer, { params, query }) => {
  const { cursor, limit, thread, by, mentions, since } = query;
  const filter = { thread, by, mentions, since };
  const page = placePage({ cursor, limit });
  const list = await listConversations(viewer, params.documentId, filter, page);
  return list.ok ? done({ ...list.value, next: placeCursor(list.value.next) }) : list;
});
