import { searchFacetsCall } from "@/lib/contract/search";
import { door } from "@/app/api/handler/handle";
import { searchFacets } from "@/server/search/facets";

export const GET = door(searchFacetsCall, (viewer, { query: { q, projectId, ...filter } }) =>
  searchFacets(viewer, { q, projectId, filter }),
);
