import { editTagCall, removeTagCall } from "@/app/api/operations/tags";
import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { editTag, removeTag } from "@/server/tags/write";

export const PATCH = door(editTagCall, (viewer, { request, params, body }) =>
  editTag(viewer, params.tagId, expectedIfSent(request), body),
);

export const DELETE = door(removeTagCall, (viewer, { request, params }) =>
  removeTag(viewer, params.tagId, expectedIfSent(request)),
);
