import { addRelationCall, listRelationsCall } from "@/lib/contract/relations";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listRelations } from "@/server/relation/read";
import { addRelation } from "@/server/relation/write";

export const GET = handle(listRelationsCall, (viewer, { params, query }) => {
  const { annotation, document, type, author } = query;
  const filter = { annotation, document, type, author };
  return listRelations(viewer, params.projectId, filter, page(query));
});

export const POST = handle(addRelationCall, (viewer, { params, body }) =>
  addRelation(viewer, params.projectId, body),
);
