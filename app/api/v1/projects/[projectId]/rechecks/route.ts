import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listRechecksCall } from "@/lib/contract/tags";
import { listRechecks } from "@/server/tag/rechecks";

export const GET = handle(listRechecksCall, (viewer, { params, query }) => {
  const done = query.done === undefined ? undefined : query.done === "true";
  return listRechecks(viewer, params.projectId, { ...query, done }, page(query));
});
