import { requestTo } from "@/components/api";
import type { Note } from "@/lib/annotation/annotation";
import type { AddNote } from "./add-note";
import { defineOperation } from "./operation";
import { changeNote, withNote } from "./passage";

export interface RemoveNote {
  readonly kind: "remove-note";
  readonly annotationId: string;
  readonly noteId: string;
}

/** A removed note keeps its place in the conversation, without its words. */
export const removeNote = defineOperation<RemoveNote, AddNote>({
  kind: "remove-note",
  subject: ({ noteId }) => noteId,
  versionedBy: ({ noteId }) => noteId,
  request: ({ noteId }) => requestTo("DELETE /notes/{noteId}", { params: { noteId } }),
  apply: (passage, { noteId }, { at }) => changeNote(passage, noteId, { body: "", deletedAt: at }),
  accept: (passage, current) => withNote(passage, current as Note),
  inverse({ notes }, { annotationId, noteId }, me) {
    const note = notes?.find(({ id }) => id === noteId);
    // Somebody else's note, written again, would have another author.
    return note?.createdBy.id === me.id ? { kind: "add-note", annotationId, note } : null;
  },
  repeat: (operation, { latest }) => ({ ...operation, noteId: latest(operation.noteId) }),
  describeCurrent: (current) => (current as Note).body,
  removes: () => true,
});
