import { editRelationTypeCall, removeRelationTypeCall } from "@/lib/contract/relation-types";
import { handle } from "@/app/api/handler/handle";
import { editRelationType, removeRelationType } from "@/server/relation/edit-types";

export const PATCH = handle(editRelationTypeCall, (viewer, { expected, params, body }) =>
  editRelationType(viewer, params.relationTypeId, expected, body),
);

export const DELETE = handle(removeRelationTypeCall, (viewer, { expected, params }) =>
  removeRelationType(viewer, params.relationTypeId, expected),
);
