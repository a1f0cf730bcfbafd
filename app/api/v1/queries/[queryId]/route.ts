import { editQueryCall, removeQueryCall } from "@/lib/contract/queries";
import { handle } from "@/app/api/handler/handle";
import { editQuery, removeQuery } from "@/server/query/saved";

export const PATCH = handle(editQueryCall, (viewer, { expected, params, body }) =>
  editQuery(viewer, params.queryId, expected, body),
);

export const DELETE = handle(removeQueryCall, (viewer, { expected, params }) =>
  removeQuery(viewer, params.queryId, expected),
);
