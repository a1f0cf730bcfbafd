import { listQueriesCall, saveQueryCall } from "@/lib/contract/queries";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listQueries, saveQuery } from "@/server/query/saved";

export const GET = handle(listQueriesCall, (viewer, { params, query }) =>
  listQueries(viewer, params.projectId, page(query)),
);

export const POST = handle(saveQueryCall, (viewer, { params, body }) =>
  saveQuery(viewer, params.projectId, body),
);
