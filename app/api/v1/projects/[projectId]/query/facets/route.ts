import { queryFacetsCall } from "@/app/api/operations/queries";
import { door } from "@/app/api/door/door";
import { queryFacets } from "@/server/query/facets";

export const GET = door(queryFacetsCall, (viewer, { params, query }) =>
  queryFacets(viewer, params.projectId, query.q),
);
