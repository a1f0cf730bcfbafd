import { addRelationCall, listRelationsCall } from "@/lib/contract/provenance";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addRelation, listRelations } from "@/server/source/provenance/relations";

export const GET = handle(listRelationsCall, (viewer, { params, query }) =>
  listRelations(viewer, params.projectId, page(query)),
);

export const POST = handle(addRelationCall, (viewer, { params, body }) =>
  addRelation(viewer, params.projectId, body),
);
