import { requestTo } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import { evidencePath, type AddEvidence, type CitedWords } from "./add-evidence";
import { sourceInputOf } from "@/components/sources/source-input-of";
import { defineOperation } from "./operation";

export interface RemoveEvidence {
  readonly kind: "remove-evidence";
  /** The passage in whose card it was removed. */
  readonly annotationId: string;
  readonly claimId: string;
  readonly evidenceId: string;
}

export const removeEvidence = defineOperation<RemoveEvidence, AddEvidence>({
  kind: "remove-evidence",
  subject: ({ evidenceId }) => evidenceId,
  request: ({ evidenceId }) =>
    requestTo("DELETE /evidence/{evidenceId}", { params: { evidenceId } }),
  apply(passage, { claimId, evidenceId }) {
    const path = evidencePath(claimId);
    const items = passage.evidence.get(path);
    if (!items?.some(({ id }) => id === evidenceId)) return passage;
    const rest = items.filter(({ id }) => id !== evidenceId);
    return { ...passage, evidence: new Map(passage.evidence).set(path, rest) };
  },
  inverse(before, { annotationId, claimId, evidenceId }) {
    const items = before.evidence.get(evidencePath(claimId));
    const evidence = items?.find(({ id }) => id === evidenceId);
    const words = evidence && wordsAgain(evidence);
    return words ? { kind: "add-evidence", annotationId, evidence, words } : null;
  },
  repeat: (operation, { latest }) => ({ ...operation, evidenceId: latest(operation.evidenceId) }),
});

/** The words of evidence as they could be given again; null where nothing says what they were. */
function wordsAgain(evidence: Evidence): CitedWords | null {
  const { document, revision, target, source, locator, quote } = evidence;
  if (document && revision !== null && target) return { documentId: document.id, revision, target };
  return source && { ...sourceInputOf(source), locator, quote };
}
