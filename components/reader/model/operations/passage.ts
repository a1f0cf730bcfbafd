import type { Evidence } from "@/components/claims/evidence";
import type { Annotation, AnnotationOccurrence, Note } from "@/lib/annotation/annotation";

/** One annotation with all that hangs on it: what an operation reads and changes. */
export interface Passage {
  /** Null before it is made and once it is removed. */
  readonly annotation: Annotation | null;
  /** Oldest first; null until they were read. */
  readonly notes: readonly Note[] | null;
  /** Of all claims whose evidence was read, by the path it was read from. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
}

export const NO_PASSAGE: Passage = { annotation: null, notes: null, evidence: new Map() };

/** With an annotation the server answered, unless a newer one is known already. */
export function withAnnotation(passage: Passage, annotation: Annotation): Passage {
  const { annotation: present } = passage;
  return present && present.version > annotation.version ? passage : { ...passage, annotation };
}

/** The annotation changed, where it is there. */
export function changeAnnotation(
  passage: Passage,
  change: (annotation: Annotation) => Annotation,
): Passage {
  const { annotation } = passage;
  return annotation ? { ...passage, annotation: change(annotation) } : passage;
}

/** With a note the server answered, instead of the one with its id. */
export function withNote(passage: Passage, note: Note): Passage {
  const others = (passage.notes ?? []).filter(({ id }) => id !== note.id);
  return { ...passage, notes: [...others, note].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** With one note changed, where it is there. */
export function changeNote(passage: Passage, id: string, change: Partial<Note>): Passage {
  const { notes } = passage;
  if (!notes) return passage;
  return {
    ...passage,
    notes: notes.map((note) => (note.id === id ? { ...note, ...change } : note)),
  };
}

/** The annotation with other occurrences. The first claim it carries is the one it names. */
export function withOccurrences(
  passage: Passage,
  change: (present: readonly AnnotationOccurrence[]) => readonly AnnotationOccurrence[],
): Passage {
  return changeAnnotation(passage, (annotation) => {
    const occurrences = change(annotation.occurrences);
    const claim = annotation.claim && {
      ...annotation.claim,
      id: occurrences[0]?.claimId ?? null,
    };
    return { ...annotation, claim, occurrences };
  });
}

/** With an occurrence the server answered, instead of the one with its id. */
export function withOccurrence(passage: Passage, occurrence: AnnotationOccurrence): Passage {
  return withOccurrences(passage, (present) =>
    present.some(({ id }) => id === occurrence.id)
      ? present.map((one) => (one.id === occurrence.id ? occurrence : one))
      : [...present, occurrence],
  );
}

/** The version of a thing: the annotation, or a note or an occurrence of it; 0 if it is not there. */
export function versionIn({ annotation, notes }: Passage, id: string): number {
  const things = [...(annotation ? [annotation, ...annotation.occurrences] : []), ...(notes ?? [])];
  return things.find((thing) => thing.id === id)?.version ?? 0;
}
