import { removeRelationCall } from "@/app/api/operations/provenance";
import { door } from "@/app/api/door/door";
import { removeRelation } from "@/server/provenance/relations";

export const DELETE = door(removeRelationCall, (viewer, { params }) =>
  removeRelation(viewer, params.relationId),
);
