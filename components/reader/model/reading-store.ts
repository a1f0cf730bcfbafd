import type { Note } from "@/lib/annotation/annotation";
import { annotationIdOf } from "./operations/operation";
import { versionIn, type Passage } from "./operations/passage";
import { typeOf, type Operation } from "./operations/registry";
import { overlaidEvidence, overlaidNotes } from "./overlay";
import {
  derived,
  firstState,
  isUnderway,
  type CurrentUser,
  type ReadingState,
} from "./reading-state";
import { annotationActions } from "./slices/annotations";
import { cardActions } from "./slices/cards";
import { feedActions } from "./slices/feed";
import { panelActions } from "./slices/panels";
import type { StateCell } from "./slices/slice";
import { taggingActions } from "./slices/tagging";

export type ReadingStore = ReturnType<typeof createReadingStore>;

/**
 * The state of one reading, its listeners, and the named actions that change it. Whatever follows
 * from the state is derived here, once per change. The numbers are the last ones of the document's
 * and the project's feed when the page was made.
 */
export function createReadingStore(me: CurrentUser, seen: number, seenOfProject: number) {
  let state = firstState(seen, seenOfProject);
  const listeners = new Set<() => void>();
  const now = (): ReadingState => state;
  const set = (change: Partial<ReadingState>): void => {
    const names = Object.keys(change) as (keyof ReadingState)[];
    if (names.every((name) => Object.is(change[name], state[name]))) return;
    state = derived(state, { ...state, ...change }, me);
    for (const listener of listeners) listener();
  };
  const cell: StateCell = { me, now, set };

  return {
    me,
    now,
    /** Calls back after every change; the answer ends that. */
    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ...annotationActions(cell),
    ...cardActions(cell),
    ...feedActions(cell),
    ...panelActions(cell),
    ...taggingActions(cell),
  };
}

/** One annotation as it will be once every write on its way has arrived. */
export function passageIn({ me, now }: ReadingStore, annotationId: string): Passage {
  const { byId, evidence, writes } = now();
  return {
    annotation: byId.get(annotationId) ?? null,
    notes: notesIn({ me, now }, annotationId),
    evidence: overlaidEvidence(evidence, writes.filter(isUnderway), me),
  };
}

/** The notes of an annotation with pending writes applied; null before they were fetched. */
export function notesIn(
  { me, now }: Pick<ReadingStore, "me" | "now">,
  annotationId: string,
): readonly Note[] | null {
  const { notes, writes } = now();
  return overlaidNotes(
    notes.get(annotationId) ?? null,
    writes.filter(isUnderway),
    annotationId,
    me,
  );
}

/** The last known version; the answer to an earlier write raises it before this one is sent. */
export function versionFor({ known }: ReadingStore, operation: Operation): number | null {
  const subject = typeOf(operation).versionedBy(operation);
  return subject === null ? null : versionIn(known(annotationIdOf(operation)), subject);
}
