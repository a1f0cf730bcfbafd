import { editNoteCall, removeNoteCall } from "@/app/api/operations/notes";
import { door } from "@/app/api/door/door";
import { editNote, removeNote } from "@/server/notes";

export const PATCH = door(editNoteCall, (viewer, { expected, params, body }) =>
  editNote(viewer, params.noteId, expected, body),
);

export const DELETE = door(removeNoteCall, (viewer, { expected, params }) =>
  removeNote(viewer, params.noteId, expected),
);
