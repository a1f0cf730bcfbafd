import { searchCall } from "@/lib/contract/search";
import { searchCursor, searchPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { pieceOutward } from "@/app/api/handler/offset-codec";
import { done } from "@/lib/outcome";
import { search } from "@/server/search/search";

export const GET = handle(searchCall, async (viewer, { query }) => {
  const { q, in: kinds, projectId, alike, ...filter } = query;
  const asked = { q, in: kinds, projectId, filter, alike: alike === "true" };
  const found = await search(viewer, { ...asked, ...searchPage(query) });
  if (!found.ok) return found;
  const { items, next, indexing } = found.value;
  const outside = items.map((item) => ({ ...item, snippet: pieceOutward(item.snippet) }));
  return done({ items: outside, next: searchCursor(next), indexing });
});
