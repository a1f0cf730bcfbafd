import type { Annotation } from "@/lib/annotation/annotation";
import type { ReadingStore } from "../reading-store";

/**
 * What hangs on an annotation and would go with it. A note that was just written counts, though
 * the server's own number may not have arrived yet.
 */
export function hangingOn(store: ReadingStore, annotation: Annotation) {
  const { id, noteCount, references, reviews } = annotation;
  const written = store.notesOf(id)?.filter(({ deletedAt }) => deletedAt === null).length ?? 0;
  const counts = {
    notes: Math.max(noteCount, written),
    references: references.length,
    reviews: reviews.length,
  };
  return { ...counts, any: counts.notes + counts.references + counts.reviews > 0 };
}
