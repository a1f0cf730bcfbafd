import { restoreRelationCall } from "@/lib/contract/relations";
import { handle } from "@/app/api/handler/handle";
import { restoreRelation } from "@/server/relation/write";

export const POST = handle(restoreRelationCall, (viewer, { params }) =>
  restoreRelation(viewer, params.relationId),
);
