import { resolveNoteCall } from "@/lib/contract/notes";
import { handle } from "@/app/api/handler/handle";
import { resolveNote } from "@/server/annotation/notes";

export const PUT = handle(resolveNoteCall, (viewer, { expected, params, body }) =>
  resolveNote(viewer, params.noteId, expected, body),
);
