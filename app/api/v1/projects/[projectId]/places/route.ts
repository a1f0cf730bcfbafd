import { findPhraseCall } from "@/lib/contract/search";
import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { phrasePlaces } from "@/server/search/places";

export const GET = handle(findPhraseCall, async (viewer, { params, query }) => {
  const phrase = { ...query, whole: query.whole === "true" };
  const found = await phrasePlaces(viewer, params.projectId, phrase, placePage(query));
  if (!found.ok) return found;
  return done({ items: found.value.items, next: placeCursor(found.value.next) });
});
