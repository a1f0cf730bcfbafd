import { editNoteCall, removeNoteCall } from "@/lib/contract/notes";
import { handle } from "@/app/api/handler/handle";
import { editNote, removeNote } from "@/server/annotation/notes";

export const PATCH = handle(editNoteCall, (viewer, { expected, params, body }) =>
  editNote(viewer, params.noteId, expected, body),
);

export const DELETE = handle(removeNoteCall, (viewer, { expected, params }) =>
  removeNote(viewer, params.noteId, expected),
);
