import { queryFacetsCall } from "@/lib/contract/queries";
import { door } from "@/app/api/handler/handle";
import { queryFacets } from "@/server/query/facets";

export const GET = door(queryFacetsCall, (viewer, { params, query }) =>
  queryFacets(viewer, params.projectId, query.q),
);
