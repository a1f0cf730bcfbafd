import { listQueriesCall, saveQueryCall } from "@/lib/contract/queries";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { listQueries, saveQuery } from "@/server/query/saved";

export const GET = door(listQueriesCall, (viewer, { params, query }) =>
  listQueries(viewer, params.projectId, page(query)),
);

export const POST = door(saveQueryCall, (viewer, { params, body }) =>
  saveQuery(viewer, params.projectId, body),
);
