import { addRelationCall, listRelationsCall } from "@/app/api/operations/provenance";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { addRelation, listRelations } from "@/server/provenance/relations";

export const GET = door(listRelationsCall, (viewer, { params, query }) =>
  listRelations(viewer, params.projectId, page(query)),
);

export const POST = door(addRelationCall, (viewer, { params, body }) =>
  addRelation(viewer, params.projectId, body),
);
