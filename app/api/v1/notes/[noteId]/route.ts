import { editNoteCall, removeNoteCall } from "@/app/api/operations/notes";
import { expectedIfSent } from "@/app/api/door/answer";
import { door } from "@/app/api/door/door";
import { editNote, removeNote } from "@/server/notes";

export const PATCH = door(editNoteCall, (viewer, { request, params, body }) =>
  editNote(viewer, params.noteId, expectedIfSent(request), body),
);

export const DELETE = door(removeNoteCall, (viewer, { request, params }) =>
  removeNote(viewer, params.noteId, expectedIfSent(request)),
);
