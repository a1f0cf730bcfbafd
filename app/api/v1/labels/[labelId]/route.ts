import { editLabelCall, removeLabelCall } from "@/lib/contract/labels";
import { handle } from "@/app/api/handler/handle";
import { editLabel, removeLabel } from "@/server/label/write";

export const PATCH = handle(editLabelCall, (viewer, { expected, params, body }) =>
  editLabel(viewer, params.labelId, expected, body),
);

export const DELETE = handle(removeLabelCall, (viewer, { expected, params }) =>
  removeLabel(viewer, params.labelId, expected),
);
