import { removeReferenceCall } from "@/lib/contract/sources";
import { door } from "@/app/api/handler/handle";
import { removeReference } from "@/server/annotation/references";

export const DELETE = door(removeReferenceCall, (viewer, { params }) =>
  removeReference(viewer, params.referenceId),
);
