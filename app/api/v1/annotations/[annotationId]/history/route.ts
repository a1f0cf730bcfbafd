import { readAnnotationHistoryCall } from "@/lib/contract/notes";
import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { outward } from "@/app/api/handler/offset-codec";
import { done } from "@/lib/outcome";
import { annotationHistory } from "@/server/history/read";

export const GET = handle(readAnnotationHistoryCall, async (viewer, { params, query }) => {
  const list = await annotationHistory(viewer, params.annotationId, versionPage(query));
  if (!list.ok) return list;
  const states = await outward(list.value.items.map(({ before }) => before));
  const items = list.value.items.map((past, position) => ({ ...past, before: states[position] }));
  return done({ items, next: list.value.next?.toString() ?? null });
});
