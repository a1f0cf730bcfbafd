import { requestTo } from "@/components/api";
import type { Note } from "@/lib/annotation/annotation";
import { defineOperation } from "./operation";
import { withNote } from "./passage";

export interface AddNote {
  readonly kind: "add-note";
  readonly annotationId: string;
  readonly note: Note;
}

export const addNote = defineOperation<
  AddNote,
  { readonly kind: "remove-note"; readonly annotationId: string; readonly noteId: string }
>({
  kind: "add-note",
  subject: ({ note }) => note.id,
  request({ annotationId, note: { id, body, replyTo } }) {
    return requestTo("POST /annotations/{annotationId}/notes", {
      params: { annotationId },
      body: { id, body, ...(replyTo ? { replyTo } : {}) },
    });
  },
  apply(passage, { note }) {
    const notes = passage.notes ?? [];
    return notes.some(({ id }) => id === note.id)
      ? passage
      : { ...passage, notes: [...notes, note] };
  },
  acknowledge: (passage, _operation, answer) => withNote(passage, answer as Note),
  inverse: (_before, { annotationId, note }) => ({
    kind: "remove-note",
    annotationId,
    noteId: note.id,
  }),
  repeat: (operation, { renew }) => {
    const note = { ...operation.note, id: renew(operation.note.id), version: 0 };
    return { ...operation, note };
  },
  words: ({ note }) => note.body,
});
