import { door } from "@/app/api/door/door";
import { splitTagCall } from "@/app/api/operations/tags";
import { splitTag } from "@/server/tags/recode";

export const POST = door(splitTagCall, (viewer, { expected, params, body }) =>
  splitTag(viewer, params.tagId, expected, body.into),
);
