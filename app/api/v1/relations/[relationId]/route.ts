import { editRelationCall, readRelationCall, removeRelationCall } from "@/lib/contract/relations";
import { handle } from "@/app/api/handler/handle";
import { readRelation } from "@/server/relation/history";
import { editRelation, removeRelation } from "@/server/relation/write";

export const GET = handle(readRelationCall, (viewer, { params }) =>
  readRelation(viewer, params.relationId),
);

export const PATCH = handle(editRelationCall, (viewer, { expected, params, body }) =>
  editRelation(viewer, params.relationId, expected, body),
);

export const DELETE = handle(removeRelationCall, (viewer, { expected, params }) =>
  removeRelation(viewer, params.relationId, expected),
);
