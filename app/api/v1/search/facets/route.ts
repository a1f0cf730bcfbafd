import { searchFacetsCall } from "@/app/api/operations/search";
import { door } from "@/app/api/door/door";
import { searchFacets } from "@/server/search/facets";

export const GET = door(searchFacetsCall, (viewer, { query: { q, projectId, ...filter } }) =>
  searchFacets(viewer, { q, projectId, filter }),
);
