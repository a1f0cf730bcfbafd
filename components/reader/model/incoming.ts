import type { AnnotationReference, Note } from "@/lib/annotation/annotation";
import type { Evidence } from "@/components/claims/evidence";
import type { CitedWords } from "./evidence-operation";
import type { Deed, GivenReference } from "./operation";

/** A note as it is written, and taken away. */
export function noteWays(note: Note) {
  const { annotationId } = note;
  return {
    make: (id: string): Deed => ({ does: "note", annotationId, note: { ...note, id, version: 0 } }),
    take: (noteId: string): Deed => ({ does: "remove-note", annotationId, noteId }),
  };
}

export function referenceWays(annotationId: string, reference: Omit<GivenReference, "id">) {
  return {
    make: (id: string): Deed => ({
      does: "refer",
      annotationId,
      reference: { ...reference, id },
    }),
    take: (referenceId: string): Deed => ({ does: "remove-reference", annotationId, referenceId }),
  };
}

/** A reference as it could be given again; its source is known by what describes it. */
export function givenAgain({
  relation,
  locator,
  quote,
  source,
}: Pick<AnnotationReference, "relation" | "locator" | "quote" | "source">) {
  return { relation, locator, quote, source: sourceAgain(source) };
}

export function evidenceWays(annotationId: string, evidence: Evidence, words: CitedWords) {
  const claimId = evidence.claim.id;
  return {
    make: (id: string): Deed => ({
      does: "cite",
      annotationId,
      evidence: { ...evidence, id, version: 0 },
      words,
    }),
    take: (evidenceId: string): Deed => ({ does: "uncite", annotationId, claimId, evidenceId }),
  };
}

/** The words of evidence as they could be given again; null where nothing says what they were. */
export function wordsAgain({
  document,
  revision,
  target,
  source,
  locator,
  quote,
}: Evidence): CitedWords | null {
  if (document && revision !== null && target) return { documentId: document.id, revision, target };
  return source && { ...sourceAgain(source), locator, quote };
}

function sourceAgain({ url, csl }: AnnotationReference["source"]) {
  return Object.keys(csl).length > 0 ? { csl } : { url };
}
