import { removeRelationCall } from "@/lib/contract/provenance";
import { handle } from "@/app/api/handler/handle";
import { removeRelation } from "@/server/source/provenance/relations";

export const DELETE = handle(removeRelationCall, (viewer, { params }) =>
  removeRelation(viewer, params.relationId),
);
