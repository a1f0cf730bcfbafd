import { requestTo } from "@/components/api";
import type { Evidence } from "@/components/claims/evidence";
import type { SourceInput } from "@/components/sources/recognise-source";
import type { PickedWords } from "../picked-words";
import { defineOperation } from "./operation";
import type { Passage } from "./passage";

/** Where the words of evidence stand: in a document of the project, or in a source of their own. */
export type CitedWords =
  | Pick<PickedWords, "documentId" | "revision" | "target">
  | (SourceInput & { readonly locator: string; readonly quote: string });

/** Words are cited for a claim that a passage carries. */
export interface AddEvidence {
  readonly kind: "add-evidence";
  readonly annotationId: string;
  /** As it will be once the server has it; version 0 says that it has not yet. */
  readonly evidence: Evidence;
  readonly words: CitedWords;
}

export function evidencePath(claimId: string): string {
  return `/claims/${claimId}/evidence`;
}

export const addEvidence = defineOperation<
  AddEvidence,
  {
    readonly kind: "remove-evidence";
    readonly annotationId: string;
    readonly claimId: string;
    readonly evidenceId: string;
  }
>({
  kind: "add-evidence",
  subject: ({ evidence }) => evidence.id,
  request({ annotationId, evidence: { id, stance, directness, note, claim }, words }) {
    const body = { id, stance, directness, note, ...words, annotationId };
    return requestTo("POST /claims/{claimId}/evidence", { params: { claimId: claim.id }, body });
  },
  apply: (passage, { evidence }) => withEvidence(passage, evidence),
  acknowledge: (passage, _operation, answer) => withEvidence(passage, answer as Evidence),
  inverse: (_before, { annotationId, evidence: { id, claim } }) => ({
    kind: "remove-evidence",
    annotationId,
    claimId: claim.id,
    evidenceId: id,
  }),
  repeat: (operation, { renew }) => {
    const evidence = { ...operation.evidence, id: renew(operation.evidence.id), version: 0 };
    return { ...operation, evidence };
  },
  words: ({ evidence: { source, locator, quote, note } }) =>
    [source?.citation, locator, quote && `“${quote}”`, note].filter(Boolean).join("\n"),
});

/** With evidence in the list of its claim, where that one was read. */
function withEvidence(passage: Passage, evidence: Evidence): Passage {
  const path = evidencePath(evidence.claim.id);
  const items = passage.evidence.get(path);
  if (!items || items.some(({ id }) => id === evidence.id)) return passage;
  return { ...passage, evidence: new Map(passage.evidence).set(path, [...items, evidence]) };
}
