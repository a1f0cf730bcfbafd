import { readAnnotationHistoryCall } from "@/app/api/operations/notes";
import { versionPage } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { outward } from "@/app/api/door/points";
import { done } from "@/lib/outcome";
import { annotationHistory } from "@/server/past";

export const GET = door(readAnnotationHistoryCall, async (viewer, { params, query }) => {
  const list = await annotationHistory(viewer, params.annotationId, versionPage(query));
  if (!list.ok) return list;
  const states = await outward(list.value.items.map(({ before }) => before));
  const items = list.value.items.map((past, position) => ({ ...past, before: states[position] }));
  return done({ items, next: list.value.next?.toString() ?? null });
});
