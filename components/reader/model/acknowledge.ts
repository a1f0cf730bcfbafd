import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type { AnnotationOccurrence, Note } from "@/lib/annotation/annotation";
import { takeAnswer } from "@/lib/change/apply";
import { withCiting } from "./evidence-operation";
import type { Client } from "./client";
import { annotationIdOf, type Deed } from "./operation";
import type { Write } from "./outbox";
import { overlaid, overlaidNotes } from "./overlay";
import type { ReadingState } from "./reading-state";
import type { ReadingStore } from "./reading-store";
import { keepNote, keepOccurrence } from "./conflicts";

/** What the server answered becomes what is known, so that nothing flickers until the feed tells. */
export function acknowledge(
  store: ReadingStore,
  client: Client,
  { deed, at }: Write,
  value: unknown,
): void {
  const { known, notes } = store.now();
  const id = annotationIdOf(deed);
  switch (deed.does) {
    case "annotate":
    case "restore":
    case "edit":
    case "judge":
      return store.set({ known: takeAnswer(known, client.inward(value as AnnotationAnswer)) });
    case "attribute":
      // Of one that was gone already nothing is answered; the feed tells.
      if (!value) return store.set({ known: laidOver(store, deed, at) });
      return store.set({ known: takeAnswer(known, client.inward(value as AnnotationAnswer)) });
    case "note":
    case "edit-note":
      return keepNote(store, id, value as Note);
    case "remove-note": {
      const rest = overlaidNotes(notes.get(id) ?? [], [{ deed, at }], id);
      return store.set({ notes: new Map(notes).set(id, rest) });
    }
    case "carry":
    case "edit-occurrence":
      return keepOccurrence(store, value as AnnotationOccurrence);
    case "cite":
    case "uncite":
      return store.set({ evidence: withCiting(store.now().evidence, deed, value) });
    default:
      store.set({ known: laidOver(store, deed, at) });
  }
}

/** What is known, with a deed that answers with nothing laid over it for good. */
function laidOver({ now, me }: ReadingStore, deed: Deed, at: string): ReadingState["known"] {
  const { known } = now();
  return { ...known, annotations: overlaid(known.annotations, [{ deed, at }], me) };
}
