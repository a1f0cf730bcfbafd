import { editEvidenceCall, removeEvidenceCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { editEvidence, removeEvidence } from "@/server/claim/evidence/write";

export const PATCH = handle(editEvidenceCall, (viewer, { expected, params, body }) => {
  const { target, revision, ...rest } = body;
  // Without a text of its own the evidence has no revision, and its service refuses the target.
  const place = target ? { target, revision: revision ?? 0 } : undefined;
  return editEvidence(viewer, params.evidenceId, expected, { ...rest, place });
});

export const DELETE = handle(removeEvidenceCall, (viewer, { params }) =>
  removeEvidence(viewer, params.evidenceId),
);
