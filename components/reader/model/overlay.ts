import type { Evidence } from "@/components/claims/evidence";
import type { Annotation, Note, Person } from "@/lib/annotation/annotation";
import { annotationIdOf } from "./operations/operation";
import { NO_PASSAGE, type Passage } from "./operations/passage";
import { typeOf, type Operation } from "./operations/registry";

/** An operation that is on its way, with when it was done. */
export interface Underway {
  readonly operation: Operation;
  readonly at: string;
}

/**
 * The annotations as they will be once everything on its way has arrived. What the server said
 * stays untouched underneath, so a refused operation leaves no trace.
 */
export function overlaid(
  known: ReadonlyMap<string, Annotation>,
  underway: readonly Underway[],
  me: Person,
): ReadonlyMap<string, Annotation> {
  if (underway.length === 0) return known;
  const seen = new Map(known);
  for (const each of underway) {
    const id = annotationIdOf(each.operation);
    const before = seen.get(id) ?? null;
    const { annotation } = applied({ ...NO_PASSAGE, annotation: before }, each, me);
    if (annotation) seen.set(id, annotation);
    else seen.delete(id);
  }
  return seen;
}

/** The notes of one annotation in the same way, oldest first; null until they are known. */
export function overlaidNotes(
  known: readonly Note[] | null,
  underway: readonly Underway[],
  annotationId: string,
  me: Person,
): readonly Note[] | null {
  return underway
    .filter(({ operation }) => annotationIdOf(operation) === annotationId)
    .reduce((passage, each) => applied(passage, each, me), { ...NO_PASSAGE, notes: known }).notes;
}

/** What was read of evidence, by path, in the same way. */
export function overlaidEvidence(
  known: ReadonlyMap<string, readonly Evidence[]>,
  underway: readonly Underway[],
  me: Person,
): ReadonlyMap<string, readonly Evidence[]> {
  const start: Passage = { ...NO_PASSAGE, evidence: known };
  return underway.reduce((passage, each) => applied(passage, each, me), start).evidence;
}

function applied(passage: Passage, { operation, at }: Underway, me: Person): Passage {
  return typeOf(operation).apply(passage, operation, { me, at });
}
