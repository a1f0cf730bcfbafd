import { listSourcesCall } from "@/lib/contract/sources";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listSources } from "@/server/source/sources";

export const GET = handle(listSourcesCall, (viewer, { params, query }) =>
  listSources(viewer, params.projectId, { ...page(query), q: query.q, style: query.style }),
);
