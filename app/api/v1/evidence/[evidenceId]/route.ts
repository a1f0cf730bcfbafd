import { editEvidenceCall, removeEvidenceCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { evidenceOutcome } from "@/app/api/handler/evidence-offsets";
import { inward, placesOutward } from "@/app/api/handler/offset-codec";
import { documentOfEvidence } from "@/server/claim/evidence/read";
import { editEvidence, removeEvidence } from "@/server/claim/evidence/write";

export const PATCH = handle(editEvidenceCall, async (viewer, { expected, params, body }) => {
  const { evidenceId } = params;
  const { target, revision, ...rest } = body;
  const documentId = target ? await documentOfEvidence(viewer, evidenceId) : null;
  if (!target || !documentId) {
    return evidenceOutcome(await editEvidence(viewer, evidenceId, expected, rest));
  }
  const at = await inward(viewer, documentId, target, revision);
  if (!at.ok) return at;
  const place = { target: at.value.target, revision: at.value.revision };
  const saved = await editEvidence(viewer, evidenceId, expected, { ...rest, place });
  return evidenceOutcome(placesOutward(saved, at.value));
});

export const DELETE = handle(removeEvidenceCall, (viewer, { params }) =>
  removeEvidence(viewer, params.evidenceId),
);
