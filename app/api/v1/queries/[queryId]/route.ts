import { editQueryCall, removeQueryCall } from "@/app/api/operations/queries";
import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { editQuery, removeQuery } from "@/server/query/saved";

export const PATCH = door(editQueryCall, (viewer, { request, params, body }) =>
  editQuery(viewer, params.queryId, expectedIfSent(request), body),
);

export const DELETE = door(removeQueryCall, (viewer, { request, params }) =>
  removeQuery(viewer, params.queryId, expectedIfSent(request)),
);
