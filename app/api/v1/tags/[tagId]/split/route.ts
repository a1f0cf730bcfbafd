import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { splitTagCall } from "@/app/api/operations/tags";
import { splitTag } from "@/server/tags/recode";

export const POST = door(splitTagCall, (viewer, { request, params, body }) =>
  splitTag(viewer, params.tagId, expectedIfSent(request), body.into),
);
