import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type { AnnotationOccurrence, Note } from "@/lib/annotation/annotation";
import type { Client } from "./client";
import { annotationIdOf, type Sent } from "./operation";
import type { Write } from "./outbox";
import type { ReadingStore } from "./reading-store";

/** Words that no longer stand where they stood are looked for; anything else is sent as it was. */
export function sentAgain({ deed, sent, code }: Write): Sent {
  if (deed.does !== "annotate" || !/^(text-moved-on|quote-disagrees|span-outside)/.test(code)) {
    return sent;
  }
  const { revision: _left, ...body } = sent.body ?? {};
  const target = deed.annotation.target.map(({ exact, prefix, suffix }) => ({
    ...{ exact, prefix, suffix },
  }));
  return { ...sent, body: { ...body, target } };
}

/** What stands there now is what is known, where somebody's own words give way to it. */
export function takeTheirs(store: ReadingStore, client: Client, { deed, current }: Write): void {
  if (!current) return;
  if (deed.does === "edit-note" || deed.does === "remove-note") {
    keepNote(store, annotationIdOf(deed), current as Note);
  } else if (deed.does === "edit-occurrence") {
    keepOccurrence(store, current as AnnotationOccurrence);
  } else store.arrived([client.inward(current as AnnotationAnswer)]);
}

/** What a passage carries, as the server has it now. */
export function keepOccurrence(store: ReadingStore, occurrence: AnnotationOccurrence): void {
  const annotation = store.now().known.annotations.get(occurrence.annotationId);
  if (!annotation) return;
  const isThere = annotation.occurrences.some(({ id }) => id === occurrence.id);
  const occurrences = isThere
    ? annotation.occurrences.map((one) => (one.id === occurrence.id ? occurrence : one))
    : [...annotation.occurrences, occurrence];
  const claim = annotation.claim && {
    ...annotation.claim,
    id: occurrences[0]?.claimId ?? null,
  };
  store.arrived([{ ...annotation, claim, occurrences }]);
}

/** A note as the server has it now. */
export function keepNote(store: ReadingStore, annotationId: string, note: Note): void {
  const { notes } = store.now();
  const others = (notes.get(annotationId) ?? []).filter(({ id }) => id !== note.id);
  const all = [...others, note].sort((a, b) => (a.id < b.id ? -1 : 1));
  store.set({ notes: new Map(notes).set(annotationId, all) });
}
