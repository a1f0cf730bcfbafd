import { addEvidenceCall, listEvidenceCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { evidenceOutward, evidenceOutcome } from "@/app/api/handler/evidence-offsets";
import { inward, placesOutward } from "@/app/api/handler/offset-codec";
import { listEvidence } from "@/server/claim/evidence/read";
import { addEvidence } from "@/server/claim/evidence/write";

export const GET = handle(listEvidenceCall, async (viewer, { params }) =>
  evidenceOutward(await listEvidence(viewer, params.claimId)),
);

export const POST = handle(addEvidenceCall, async (viewer, { params, body }) => {
  const { documentId, target, revision, url, doi, isbn, csl, citation, ...rest } = body;
  if (documentId === undefined || target === undefined) {
    const source = { url, doi, isbn, csl, citation };
    return addEvidence(viewer, params.claimId, { ...rest, from: { source } });
  }
  const at = await inward(viewer, documentId, target, revision);
  if (!at.ok) return at;
  const place = { documentId, target: at.value.target, revision: at.value.revision };
  const saved = await addEvidence(viewer, params.claimId, { ...rest, from: { place } });
  return evidenceOutcome(placesOutward(saved, at.value));
});
