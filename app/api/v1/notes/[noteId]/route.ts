import { editNoteCall, removeNoteCall } from "@/lib/contract/notes";
import { door } from "@/app/api/handler/handle";
import { editNote, removeNote } from "@/server/annotation/notes";

export const PATCH = door(editNoteCall, (viewer, { expected, params, body }) =>
  editNote(viewer, params.noteId, expected, body),
);

export const DELETE = door(removeNoteCall, (viewer, { expected, params }) =>
  removeNote(viewer, params.noteId, expected),
);
