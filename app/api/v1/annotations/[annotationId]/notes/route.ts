import { addNoteCall, listNotesCall } from "@/lib/contract/notes";
import { momentCursor, momentPage } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { addNote, listNotes } from "@/server/annotation/notes";

export const GET = handle(listNotesCall, async (viewer, { params, query }) => {
  const list = await listNotes(viewer, params.annotationId, momentPage(query));
  return list.ok ? done({ ...list.value, next: momentCursor(list.value.next) }) : list;
});

export const POST = handle(addNoteCall, (viewer, { params, body }) =>
  addNote(viewer, params.annotationId, body),
);
