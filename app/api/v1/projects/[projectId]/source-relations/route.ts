import { addRelationCall, listRelationsCall } from "@/lib/contract/provenance";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { addRelation, listRelations } from "@/server/source/provenance/relations";

export const GET = door(listRelationsCall, (viewer, { params, query }) =>
  listRelations(viewer, params.projectId, page(query)),
);

export const POST = door(addRelationCall, (viewer, { params, body }) =>
  addRelation(viewer, params.projectId, body),
);
