import { searchCall } from "@/lib/contract/search";
import { searchCursor, searchPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { search } from "@/server/search/search";

export const GET = handle(searchCall, async (viewer, { query }) => {
  const { q, in: kinds, projectId, alike, ...filter } = query;
  const request = { q, in: kinds, projectId, filter, alike: alike === "true" };
  const found = await search(viewer, { ...request, ...searchPage(query) });
  return found.ok ? done({ ...found.value, next: searchCursor(found.value.next) }) : found;
});
