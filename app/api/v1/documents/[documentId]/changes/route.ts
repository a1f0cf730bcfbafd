import { readChangesCall } from "@/app/api/operations/documents";
import { door } from "@/app/api/door/door";
import { readChanges } from "@/server/documents/feed";

export const GET = door(readChangesCall, (viewer, { params, query }) =>
  readChanges(viewer, params, query.after ?? 0, query.limit ?? 1000),
);
