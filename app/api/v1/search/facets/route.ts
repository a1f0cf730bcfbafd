import { searchFacetsCall } from "@/lib/contract/search";
import { handle } from "@/app/api/handler/handle";
import { searchFacets } from "@/server/search/facets";

export const GET = handle(searchFacetsCall, (viewer, { query: { q, projectId, ...filter } }) =>
  searchFacets(viewer, { q, projectId, filter }),
);
