import type { Annotation, Note } from "@/lib/annotation/annotation";
import { take } from "@/lib/change/apply";
import type { Client } from "./client";
import { annotationIdOf } from "./deed";
import type { Write } from "./outbox";
import { overlaid, overlaidNotes } from "./overlay";
import type { ReadingStore } from "./reading-store";

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
    case "edit":
    case "judge":
      return store.set({ known: take(known, client.inward(value as Annotation)) });
    case "attribute": {
      // A deletion answers with nothing; the feed tells the version it made.
      if (value) return store.set({ known: take(known, client.inward(value as Annotation)) });
      const annotations = overlaid(known.annotations, [{ deed, at }], store.me);
      return store.set({ known: { ...known, annotations } });
    }
    case "note":
    case "edit-note": {
      const note = value as Note;
      const others = (notes.get(id) ?? []).filter((other) => other.id !== note.id);
      const all = [...others, note].sort((a, b) => (a.id < b.id ? -1 : 1));
      return store.set({ notes: new Map(notes).set(id, all) });
    }
    case "remove-note": {
      const rest = overlaidNotes(notes.get(id) ?? [], [{ deed, at }], id);
      return store.set({ notes: new Map(notes).set(id, rest) });
    }
    default: {
      const annotations = overlaid(known.annotations, [{ deed, at }], store.me);
      store.set({ known: { ...known, annotations } });
    }
  }
}
