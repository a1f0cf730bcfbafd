import { listQueriesCall, saveQueryCall } from "@/app/api/operations/queries";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listQueries, saveQuery } from "@/server/query/saved";

export const GET = door(listQueriesCall, (viewer, { params, query }) =>
  listQueries(viewer, params.projectId, page(query)),
);

export const POST = door(saveQueryCall, (viewer, { params, body }) =>
  saveQuery(viewer, params.projectId, body),
);
