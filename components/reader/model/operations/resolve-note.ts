import { requestTo } from "@/components/api";
import type { Note } from "@/lib/annotation/annotation";
import { defineOperation } from "./operation";
import { changeNote, withNote } from "./passage";

export interface ResolveNote {
  readonly kind: "resolve-note";
  readonly annotationId: string;
  /** The note that begins the thread. */
  readonly noteId: string;
  readonly resolved: boolean;
}

export const resolveNote = defineOperation<ResolveNote>({
  kind: "resolve-note",
  subject: ({ noteId }) => noteId,
  versionedBy: ({ noteId }) => noteId,
  request: ({ noteId, resolved }) =>
    requestTo("PUT /notes/{noteId}/resolution", { params: { noteId }, body: { resolved } }),
  apply: (passage, { noteId, resolved }, { me, at }) =>
    changeNote(passage, noteId, {
      resolvedAt: resolved ? at : null,
      resolvedBy: resolved ? me : null,
    }),
  acknowledge: (passage, _operation, answer) => withNote(passage, answer as Note),
  accept: (passage, current) => withNote(passage, current as Note),
  inverse: (_before, operation) => ({ ...operation, resolved: !operation.resolved }),
  repeat: (operation, { latest }) => ({ ...operation, noteId: latest(operation.noteId) }),
  describe: ({ resolved }, wording) => wording.resolution(resolved),
  describeCurrent: (current, wording) => wording.resolution((current as Note).resolvedAt !== null),
});
