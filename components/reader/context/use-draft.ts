import { useCallback, useEffect, useState } from "react";
import { useReaderContext } from "./reader-context";
import type { Reading } from "../model/reading";
import type { Writing } from "../model/reading-state";

const drafts = new WeakMap<Reading, Map<string, unknown>>();

function keptOf(reading: Reading): Map<string, unknown> {
  const all = drafts.get(reading) ?? new Map<string, unknown>();
  drafts.set(reading, all);
  return all;
}

/** Whether something is half written under this name. */
export function hasDraft(reading: Reading, name: string): boolean {
  return keptOf(reading).has(name);
}

/** The card of an annotation opens with the form that was half written in it. */
export function useReopenDraft(what: Writing, annotationId: string): void {
  const { reading } = useReaderContext();
  useEffect(() => {
    if (hasDraft(reading, `${what} ${annotationId}`)) reading.store.write(what);
  }, [reading, what, annotationId]);
}

interface Kept<T> {
  readonly draft: T;
  readonly change: (change: (now: T) => T) => void;
  /** Forget it: it was saved, or given up. */
  readonly drop: () => void;
}

/**
 * State of a form that outlives it, under a name of its own: the card may be closed, give way to
 * another or to a longer form, or move from the margin into a sheet, and the words are there
 * again when it comes back. Only what was changed is kept.
 */
export function useDraft<T>(name: string, first: () => T): Kept<T> {
  const { reading } = useReaderContext();
  const all = keptOf(reading);
  const [draft, setDraft] = useState<T>(() => (all.has(name) ? (all.get(name) as T) : first()));
  const change = useCallback(
    (to: (now: T) => T) =>
      setDraft((now) => {
        const next = to(now);
        all.set(name, next);
        return next;
      }),
    [all, name],
  );
  const drop = useCallback(() => void all.delete(name), [all, name]);
  return { draft, change, drop };
}
