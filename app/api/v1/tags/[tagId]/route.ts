import { editTagCall, removeTagCall } from "@/lib/contract/tags";
import { handle } from "@/app/api/handler/handle";
import { editTag, removeTag } from "@/server/tag/write";

export const PATCH = handle(editTagCall, (viewer, { expected, params, body }) =>
  editTag(viewer, params.tagId, expected, body),
);

export const DELETE = handle(removeTagCall, (viewer, { expected, params }) =>
  removeTag(viewer, params.tagId, expected),
);
