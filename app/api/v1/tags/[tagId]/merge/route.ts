import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { mergeTagCall } from "@/app/api/operations/tags";
import { mergeTag } from "@/server/tags/recode";

export const POST = door(mergeTagCall, (viewer, { request, params, body }) =>
  mergeTag(viewer, params.tagId, expectedIfSent(request), body.into),
);
