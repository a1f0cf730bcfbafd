import { addRelationTypeCall, listRelationTypesCall } from "@/lib/contract/relation-types";
import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { addRelationType } from "@/server/relation/edit-types";
import { listRelationTypes } from "@/server/relation/types";

export const GET = handle(listRelationTypesCall, async (viewer, { params, query }) => {
  const list = await listRelationTypes(viewer, params.projectId, placePage(query));
  return list.ok ? done({ ...list.value, next: placeCursor(list.value.next) }) : list;
});

export const POST = handle(addRelationTypeCall, (viewer, { params, body }) =>
  addRelationType(viewer, params.projectId, body),
);
