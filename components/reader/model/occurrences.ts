import { v7 as newId } from "uuid";
import type { Annotation, AnnotationOccurrence } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";
import type { Draft } from "./draft";
import type { Reading } from "./reading";
import type { OccurrenceEdit } from "./operations/edit-occurrence";
import { typedClaim, withTypedClaim, type RhetoricUse } from "./rhetoric-use";

/** A claim for a passage to carry: one of the register, or words that become one. */
export interface Meant {
  /** Null for one that is not in the register yet. */
  readonly id: string | null;
  readonly statement: string;
  readonly type: string;
  readonly verdict: string | null;
}

/**
 * What was typed or picked. What is for oneself alone makes no claim in the register, which
 * everybody reads: its words stay with the passage.
 */
export function meantBy(
  words: string,
  picked: { readonly id: string; readonly verdict: string | null } | null,
  type: string,
  hidden: boolean,
): Meant | null {
  const statement = words.trim();
  if (statement === "" || (hidden && !picked)) return null;
  return { id: picked?.id ?? null, statement, type, verdict: picked?.verdict ?? null };
}

const PLAIN = { role: "asserts", commitment: "asserted", quantities: [] } as const;

function makeOccurrence(
  annotationId: string,
  wording: string,
  { id, statement, verdict }: Meant,
): AnnotationOccurrence {
  const keys = {
    id: newId(),
    annotationId,
    claimId: id ?? newId(),
    statement,
    verdict,
    version: 0,
  };
  return { ...keys, wording, ...PLAIN };
}

/** Annotates words as a passage that carries a claim; a new claim is registered first. */
export function annotateClaim(
  reading: Reading,
  spans: readonly Span[],
  draft: Draft,
  meant: Meant,
): string {
  const { id = newId() } = draft;
  const wording = spans.map((span) => reading.segment(span).exact).join(" … ");
  const occurrence = makeOccurrence(id, wording, meant);
  const { claimId, statement } = occurrence;
  if (meant.id === null) {
    const type = meant.type || undefined;
    const claim = { id: claimId, statement, ...(type ? { type } : {}) };
    const { projectId } = reading.place;
    reading.send({ kind: "register-claim", annotationId: id, projectId, claim });
  }
  const claim = draft.claim && { ...draft.claim, id: claimId, statement };
  return reading.annotate(spans, { ...draft, id, claim, occurrences: [occurrence] });
}

/**
 * Puts the claim that was typed for a technique into the register, so that the use can name it; what
 * was picked stays as it is. The annotation is sent after it.
 */
export function registerServed(
  reading: Reading,
  annotationId: string,
  use: RhetoricUse,
): RhetoricUse {
  const statement = typedClaim(use);
  if (statement === null) return use;
  const id = newId();
  const { projectId } = reading.place;
  reading.send({ kind: "register-claim", annotationId, projectId, claim: { id, statement } });
  return withTypedClaim(use, id);
}

/** Adds a claim to a passage. */
export function carry(reading: Reading, annotation: Annotation, meant: Meant): void {
  const wording = annotation.target.map(({ exact }) => exact).join(" … ");
  const { id: annotationId } = annotation;
  const occurrence = makeOccurrence(annotationId, wording, meant);
  reading.perform({ kind: "add-occurrence", annotationId, occurrence });
}

export function uncarry(reading: Reading, { id, annotationId }: AnnotationOccurrence): void {
  reading.perform({ kind: "remove-occurrence", annotationId, occurrenceId: id });
}

/** `occurrence` as it was when the person began to edit it; see {@link Reading.perform}. */
export function editOccurrence(
  reading: Reading,
  occurrence: AnnotationOccurrence,
  edit: OccurrenceEdit,
): void {
  const { id: occurrenceId, annotationId } = occurrence;
  const annotation = reading.store.now().byId.get(annotationId);
  if (!annotation || Object.keys(edit).length === 0) return;
  const others = annotation.occurrences.filter(({ id }) => id !== occurrenceId);
  const began = { ...annotation, occurrences: [...others, occurrence] };
  reading.perform({ kind: "edit-occurrence", annotationId, occurrenceId, edit }, began);
}
