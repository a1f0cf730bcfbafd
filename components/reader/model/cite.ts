import type { Evidence } from "@/components/claims/evidence";
import type { AnnotationOccurrence } from "@/lib/annotation/annotation";
import type { Reading } from "./reading";
import type { CitedWords } from "./operations/add-evidence";
import { shownSource } from "./operations/shown-source";

interface Citation {
  readonly id: string;
  readonly stance: Pick<Evidence, "stance" | "directness" | "note">;
  readonly words: CitedWords;
  /** The document whose words they are, by name. */
  readonly title: string;
}

/** Cites words for a claim that a passage carries; can be undone. */
export function cite(reading: Reading, occurrence: AnnotationOccurrence, citation: Citation): void {
  const { annotationId } = occurrence;
  const { words } = citation;
  const evidence = draftEvidence(reading, occurrence, citation);
  reading.perform({ kind: "add-evidence", annotationId, evidence, words });
}

/** Removes evidence; can be undone. */
export function uncite(reading: Reading, annotationId: string, { id, claim }: Evidence): void {
  const ids = { annotationId, claimId: claim.id, evidenceId: id };
  reading.perform({ kind: "remove-evidence", ...ids });
}

function draftEvidence(
  { me, place }: Reading,
  { annotationId, claimId, statement, verdict }: AnnotationOccurrence,
  { id, stance, words, title }: Citation,
): Evidence {
  return {
    id,
    claim: { id: claimId, statement, verdict },
    annotationId,
    annotationDocumentId: place.documentId,
    anchor: "exact",
    ...stance,
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
  const { locator, quote, ...source } = words;
  return {
    document: null,
    revision: null,
    target: null,
    locator,
    quote,
    source: shownSource(id, source),
  };
}
