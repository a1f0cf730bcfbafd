import type { Evidence } from "@/components/claims/evidence";
import type { StanceDraft } from "@/components/claims/stance-fields";
import type { AnnotationOccurrence } from "@/lib/annotation/annotation";
import type { Reading } from "./reading";
import type { CitedWords } from "./operations/add-evidence";
import { shownSource } from "./operations/given-source";

interface Given {
  readonly id: string;
  readonly said: StanceDraft;
  readonly words: CitedWords;
  /** The document whose words they are, by name. */
  readonly title: string;
}

/** Cite words for a claim that a passage carries; it can be taken back. */
export function cite(reading: Reading, occurrence: AnnotationOccurrence, given: Given): void {
  const { annotationId } = occurrence;
  const { words } = given;
  const evidence = drafted(reading, occurrence, given);
  reading.perform({ kind: "add-evidence", annotationId, evidence, words });
}

/** Remove evidence; it can be brought back as it was given. */
export function uncite(reading: Reading, annotationId: string, { id, claim }: Evidence): void {
  const ids = { annotationId, claimId: claim.id, evidenceId: id };
  reading.perform({ kind: "remove-evidence", ...ids });
}

function drafted(
  { me, place }: Reading,
  { annotationId, claimId, statement, verdict }: AnnotationOccurrence,
  { id, said, words, title }: Given,
): Evidence {
  return {
    id,
    claim: { id: claimId, statement, verdict },
    annotationId,
    annotationDocumentId: place.documentId,
    anchor: "exact",
    ...said,
    ...placeOf(words, title, id),
    createdBy: { id: me.id, name: me.name },
    createdAt: new Date().toISOString(),
    version: 0,
  };
}

function placeOf(words: CitedWords, title: string, id: string) {
  if ("documentId" in words) {
    const { documentId, revision, target } = words;
    return {
      document: { id: documentId, title },
      revision,
      source: null,
      locator: "",
      target: target.map((segment) => ({ ...segment, prefix: "", suffix: "" })),
      quote: target.map(({ exact }) => exact).join(" … "),
    };
  }
  const { locator, quote, ...given } = words;
  return {
    document: null,
    revision: null,
    target: null,
    locator,
    quote,
    source: shownSource(id, given),
  };
}
