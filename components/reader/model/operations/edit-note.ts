import { requestTo } from "@/components/api";
import type { Note } from "@/lib/annotation/annotation";
import { defineOperation } from "./operation";
import { changeNote, withNote } from "./passage";

export interface EditNote {
  readonly kind: "edit-note";
  readonly annotationId: string;
  readonly noteId: string;
  readonly body: string;
}

export const editNote = defineOperation<EditNote>({
  kind: "edit-note",
  subject: ({ noteId }) => noteId,
  versionedBy: ({ noteId }) => noteId,
  request: ({ noteId, body }) =>
    requestTo("PATCH /notes/{noteId}", { params: { noteId }, body: { body } }),
  apply: (passage, { noteId, body }, { at }) =>
    changeNote(passage, noteId, { body, updatedAt: at }),
  acknowledge: (passage, _operation, answer) => withNote(passage, answer as Note),
  accept: (passage, current) => withNote(passage, current as Note),
  inverse({ notes }, operation) {
    const before = notes?.find(({ id }) => id === operation.noteId);
    return before ? { ...operation, body: before.body } : null;
  },
  repeat: (operation, { latest }) => ({ ...operation, noteId: latest(operation.noteId) }),
  words: ({ body }) => body,
  describeCurrent: (current) => (current as Note).body,
});
