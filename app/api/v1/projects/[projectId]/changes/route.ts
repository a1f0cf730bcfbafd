import { readProjectChangesCall } from "@/app/api/operations/documents";
import { door } from "@/app/api/door/door";
import { readChanges } from "@/server/documents/feed";

export const GET = door(readProjectChangesCall, (viewer, { params, query }) =>
  readChanges(viewer, params, query.after ?? 0, query.limit ?? 1000, {
    texts: query.texts === "true",
  }),
);
