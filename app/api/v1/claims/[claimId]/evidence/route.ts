import { addEvidenceCall, listEvidenceCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { listEvidence } from "@/server/claim/evidence/read";
import { addEvidence } from "@/server/claim/evidence/write";

export const GET = handle(listEvidenceCall, (viewer, { params }) =>
  listEvidence(viewer, params.claimId),
);

export const POST = handle(addEvidenceCall, (viewer, { params, body }) => {
  const { documentId, target, revision, url, doi, isbn, csl, citation, ...rest } = body;
  const from =
    documentId === undefined || target === undefined || revision === undefined
      ? { source: { url, doi, isbn, csl, citation } }
      : { place: { documentId, target, revision } };
  return addEvidence(viewer, params.claimId, { ...rest, from });
});
