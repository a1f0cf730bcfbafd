import type {
  Annotation,
  AnnotationOccurrence,
  AnnotationReview,
  Note,
  Person,
  Segment,
} from "@/lib/annotation/annotation";
import { undoesJudgement } from "@/lib/annotation/rules";
import type { GivenSource } from "@/components/sources/recognise-source";
import { brings, type Deed } from "./operation";
import { edited } from "./edit";
import type { GivenAttribution, GivenPerson } from "./attribution-operation";

/** A deed that is on its way, with when it was done. */
export interface Underway {
  readonly deed: Deed;
  readonly at: string;
}

/**
 * The annotations as they will be once everything on its way has arrived. What the server said
 * stays untouched underneath, so a refused deed leaves no trace.
 */
export function overlaid(
  known: ReadonlyMap<string, Annotation>,
  underway: readonly Underway[],
  me: Person,
): ReadonlyMap<string, Annotation> {
  if (underway.length === 0) return known;
  const seen = new Map(known);
  for (const { deed, at } of underway) {
    if (brings(deed)) {
      if (!seen.has(deed.annotation.id)) seen.set(deed.annotation.id, deed.annotation);
      continue;
    }
    const present = seen.get(deed.annotationId);
    if (!present) continue;
    const next = changed(present, deed, me, at);
    if (next) seen.set(deed.annotationId, next);
    else seen.delete(deed.annotationId);
  }
  return seen;
}

function changed(present: Annotation, deed: Deed, me: Person, at: string): Annotation | null {
  switch (deed.does) {
    case "remove":
      return null;
    case "edit": {
      const reopened = undoesJudgement(Object.keys(deed.edit)) ? { status: "open" as const } : {};
      return { ...edited(present, deed.edit), ...reopened, updatedAt: at };
    }
    case "attribute":
      return attributed(present, deed.attribution);
    case "judge":
      return { ...present, status: deed.status };
    case "review": {
      const others = present.reviews.filter((review) => review.by.id !== me.id);
      if (deed.verdict === null) return { ...present, reviews: others };
      const mine: AnnotationReview = {
        annotationId: present.id,
        verdict: deed.verdict,
        comment: deed.comment,
        by: me,
        updatedAt: at,
      };
      return { ...present, reviews: [...others, mine] };
    }
    case "remove-reference":
      return {
        ...present,
        references: present.references.filter(({ id }) => id !== deed.referenceId),
      };
    case "refer": {
      const { id, relation, locator, quote, source } = deed.reference;
      if (present.references.some((reference) => reference.id === id)) return present;
      const citation =
        source.url ?? source.doi ?? source.isbn ?? source.citation ?? titleIn(source.csl);
      const reference = {
        ...{ id, annotationId: present.id, relation, locator, quote },
        source: { id, url: source.url ?? "", citation, csl: source.csl ?? {} },
        createdBy: me,
        createdAt: at,
      };
      return { ...present, references: [...present.references, reference] };
    }
    case "carry":
    case "edit-occurrence":
    case "remove-occurrence":
      return withOccurrences(present, carried(present.occurrences, deed));
    default:
      return present;
  }
}

function attributed(present: Annotation, given: GivenAttribution | null): Annotation {
  const words = (segments: readonly Segment[] | null | undefined) =>
    segments?.map(({ exact }) => exact).join(" … ") ?? null;
  const quotation = present.quotation && {
    ...present.quotation,
    speaker: given?.speaker?.name ?? words(given?.at.speaker),
    cue: words(given?.at.cue),
    addressee: given?.addressee?.name ?? words(given?.at.addressee),
  };
  if (!given) return { ...present, quotation, attribution: null };
  const named = (one: GivenPerson | null) => one && { id: one.id ?? "", name: one.name };
  const attribution = {
    ...{ id: present.attribution?.id ?? present.id, annotationId: present.id },
    ...{ speaker: named(given.speaker), addressee: named(given.addressee) },
    ...{ naming: given.naming, at: given.at, inside: given.inside },
  };
  return { ...present, quotation, attribution };
}

type ReAnchoring = Extract<
  Deed,
  { readonly does: "carry" | "edit-occurrence" | "remove-occurrence" }
>;

function carried(
  present: readonly AnnotationOccurrence[],
  deed: ReAnchoring,
): readonly AnnotationOccurrence[] {
  switch (deed.does) {
    case "carry": {
      const there = present.some(({ id }) => id === deed.occurrence.id);
      return there ? present : [...present, deed.occurrence];
    }
    case "edit-occurrence":
      return present.map((one) => (one.id === deed.occurrenceId ? { ...one, ...deed.edit } : one));
    case "remove-occurrence":
      return present.filter(({ id }) => id !== deed.occurrenceId);
  }
}

/** The first claim that is carried is the one the annotation names. */
function withOccurrences(
  present: Annotation,
  occurrences: readonly AnnotationOccurrence[],
): Annotation {
  const claim = present.claim && { ...present.claim, id: occurrences[0]?.claimId ?? null };
  return { ...present, claim, occurrences };
}

/** The notes of one annotation in the same way, oldest first. */
export function overlaidNotes(
  known: readonly Note[],
  underway: readonly Underway[],
  annotationId: string,
): readonly Note[] {
  let notes = known;
  for (const { deed, at } of underway) {
    if (deed.does === "note" && deed.annotationId === annotationId) {
      if (!notes.some((note) => note.id === deed.note.id)) notes = [...notes, deed.note];
    } else if (deed.does === "edit-note") {
      notes = notes.map((note) =>
        note.id === deed.noteId ? { ...note, body: deed.body, updatedAt: at } : note,
      );
    } else if (deed.does === "remove-note") {
      notes = notes.map((note) =>
        note.id === deed.noteId ? { ...note, body: "", deletedAt: at } : note,
      );
    }
  }
  return notes;
}

function titleIn(csl: GivenSource["csl"]): string {
  return typeof csl?.title === "string" ? csl.title : "";
}
