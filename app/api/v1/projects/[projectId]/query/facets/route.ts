import { queryFacetsCall } from "@/lib/contract/queries";
import { handle } from "@/app/api/handler/handle";
import { queryFacets } from "@/server/query/facets";

export const GET = handle(queryFacetsCall, (viewer, { params, query }) =>
  queryFacets(viewer, params.projectId, query.q),
);
