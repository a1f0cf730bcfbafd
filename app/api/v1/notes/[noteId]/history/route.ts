import { readNoteHistoryCall } from "@/lib/contract/notes";
import { versionPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { noteHistory } from "@/server/annotation/history";

export const GET = handle(readNoteHistoryCall, async (viewer, { params, query }) => {
  const list = await noteHistory(viewer, params.noteId, versionPage(query));
  return list.ok ? done({ ...list.value, next: list.value.next?.toString() ?? null }) : list;
});
