import { addTagCall, listTagsCall } from "@/lib/contract/tags";
import { placeCursor, placePage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { listTags } from "@/server/tag/read";
import { addTag } from "@/server/tag/write";

export const GET = handle(listTagsCall, async (viewer, { params, query }) => {
  const page = { ...placePage(query), kind: query.kind };
  const list = await listTags(viewer, params.projectId, page);
  return list.ok ? done({ ...list.value, next: placeCursor(list.value.next) }) : list;
});

export const POST = handle(addTagCall, (viewer, { params, body }) =>
  addTag(viewer, params.projectId, body),
);
