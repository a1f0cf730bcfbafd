import { addNoteCall, listNotesCall } from "@/app/api/operations/notes";
import { momentCursor, momentPage } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { done } from "@/lib/outcome";
import { addNote, listNotes } from "@/server/notes";

export const GET = door(listNotesCall, async (viewer, { params, query }) => {
  const list = await listNotes(viewer, params.annotationId, momentPage(query));
  return list.ok ? done({ ...list.value, next: momentCursor(list.value.next) }) : list;
});

export const POST = door(addNoteCall, (viewer, { params, body }) =>
  addNote(viewer, params.annotationId, body),
);
