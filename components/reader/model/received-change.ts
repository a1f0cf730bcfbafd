import type { Annotation } from "@/lib/annotation/annotation";
import { annotationOf } from "@/lib/change/apply";
import type { Change } from "@/lib/change/change";

/**
 * A change as the page received it. An event brings the annotation it is about, as it stands after
 * the change: null when the user may see it no more. Without one it has to be asked for.
 */
export interface ReceivedChange extends Change {
  readonly annotation?: Annotation | null;
}

/**
 * The annotations that these changes bring, by id, as they stand after all of them. One whose last
 * change does not bring it is left out.
 */
export function broughtBy(
  changes: readonly ReceivedChange[],
): ReadonlyMap<string, Annotation | null> {
  const brought = new Map<string, Annotation | null>();
  for (const change of changes) {
    const id = annotationOf(change);
    if (id === null) continue;
    if (change.annotation === undefined) brought.delete(id);
    else brought.set(id, change.annotation);
  }
  return brought;
}
