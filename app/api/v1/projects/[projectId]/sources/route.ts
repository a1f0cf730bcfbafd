import { listSourcesCall } from "@/app/api/operations/sources";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listSources } from "@/server/sources";

export const GET = door(listSourcesCall, (viewer, { params, query }) =>
  listSources(viewer, params.projectId, page(query)),
);
