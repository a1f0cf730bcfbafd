import { door } from "@/app/api/door/door";
import { mergeTagCall } from "@/app/api/operations/tags";
import { mergeTag } from "@/server/tags/merge";

export const POST = door(mergeTagCall, (viewer, { expected, params, body }) =>
  mergeTag(viewer, params.tagId, expected, body.into),
);
