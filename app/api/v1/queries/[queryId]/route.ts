import { editQueryCall, removeQueryCall } from "@/lib/contract/queries";
import { door } from "@/app/api/handler/handle";
import { editQuery, removeQuery } from "@/server/query/saved";

export const PATCH = door(editQueryCall, (viewer, { expected, params, body }) =>
  editQuery(viewer, params.queryId, expected, body),
);

export const DELETE = door(removeQueryCall, (viewer, { expected, params }) =>
  removeQuery(viewer, params.queryId, expected),
);
