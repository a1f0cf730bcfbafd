import { editTagCall, removeTagCall } from "@/lib/contract/tags";
import { door } from "@/app/api/handler/handle";
import { editTag, removeTag } from "@/server/tag/write";

export const PATCH = door(editTagCall, (viewer, { expected, params, body }) =>
  editTag(viewer, params.tagId, expected, body),
);

export const DELETE = door(removeTagCall, (viewer, { expected, params }) =>
  removeTag(viewer, params.tagId, expected),
);
