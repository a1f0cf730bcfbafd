import { readAnnotationHistoryCall } from "@/lib/contract/notes";
import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { annotationHistory } from "@/server/annotation/history";

export const GET = handle(readAnnotationHistoryCall, async (viewer, { params, query }) => {
  const list = await annotationHistory(viewer, params.annotationId, versionPage(query));
  return list.ok ? done({ ...list.value, next: list.value.next?.toString() ?? null }) : list;
});
