import { removeReferenceCall } from "@/lib/contract/sources";
import { handle } from "@/app/api/handler/handle";
import { removeReference } from "@/server/annotation/references";

export const DELETE = handle(removeReferenceCall, (viewer, { params }) =>
  removeReference(viewer, params.referenceId),
);
