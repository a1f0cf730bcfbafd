import { removeRelationCall } from "@/lib/contract/provenance";
import { door } from "@/app/api/handler/handle";
import { removeRelation } from "@/server/source/provenance/relations";

export const DELETE = door(removeRelationCall, (viewer, { params }) =>
  removeRelation(viewer, params.relationId),
);
