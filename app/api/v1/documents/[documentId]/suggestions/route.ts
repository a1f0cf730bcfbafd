import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addSuggestionCall, listSuggestionsCall } from "@/lib/contract/suggestions";
import { done } from "@/lib/outcome";
import { listSuggestions } from "@/server/suggestion/read";
import { addSuggestion } from "@/server/suggestion/write";

export const GET = handle(listSuggestionsCall, async (viewer, { params, query }) => {
  const { cursor, limit, ...filter } = query;
  const page = placePage({ cursor, limit });
  const list = await listSuggestions(viewer, params.documentId, filter, page);
  if (!list.ok) return list;
  return done({ items: list.value.items, next: placeCursor(list.value.next) });
});

export const POST = handle(addSuggestionCall, (viewer, { params, body }) =>
  addSuggestion(viewer, params.documentId, body),
);
