import { removeReferenceCall } from "@/app/api/operations/sources";
import { door } from "@/app/api/door/door";
import { removeReference } from "@/server/references";

export const DELETE = door(removeReferenceCall, (viewer, { params }) =>
  removeReference(viewer, params.referenceId),
);
