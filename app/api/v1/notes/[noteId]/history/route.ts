import { readNoteHistoryCall } from "@/app/api/operations/notes";
import { versionPage } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { done } from "@/lib/outcome";
import { noteHistory } from "@/server/past";

export const GET = door(readNoteHistoryCall, async (viewer, { params, query }) => {
  const list = await noteHistory(viewer, params.noteId, versionPage(query));
  return list.ok ? done({ ...list.value, next: list.value.next?.toString() ?? null }) : list;
});
