import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listRechecksCall } from "@/app/api/operations/tags";
import { listRechecks } from "@/server/tags/rechecks";

export const GET = door(listRechecksCall, (viewer, { params, query }) => {
  const done = query.done === undefined ? undefined : query.done === "true";
  return listRechecks(viewer, params.projectId, { ...query, done }, page(query));
});
