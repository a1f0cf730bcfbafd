import { editTagCall, removeTagCall } from "@/app/api/operations/tags";
import { door } from "@/app/api/door/door";
import { editTag, removeTag } from "@/server/tags/write";

export const PATCH = door(editTagCall, (viewer, { expected, params, body }) =>
  editTag(viewer, params.tagId, expected, body),
);

export const DELETE = door(removeTagCall, (viewer, { expected, params }) =>
  removeTag(viewer, params.tagId, expected),
);
