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

/** Whether there is an unfinished draft under this name. */
export function hasDraft(reading: Reading, name: string): boolean {
  return keptOf(reading).has(name);
}

/** Reopens the form that holds an unfinished draft when its card opens. */
export function useReopenDraft(what: Writing, annotationId: string): void {
  const { reading } = useReaderContext();
  useEffect(() => {
    if (hasDraft(reading, `${what} ${annotationId}`)) reading.store.startWriting(what);
  }, [reading, what, annotationId]);
}

interface StoredDraft<T> {
  readonly draft: T;
  readonly change: (change: (now: T) => T) => void;
  /** Deletes the draft, once it is saved or abandoned. */
  readonly drop: () => void;
}

/**
 * Form state that outlives its form, under a name of its own. A card may close, be replaced, or
 * move from the margin into a sheet; the words are still there when the form returns. Only a
 * changed draft is kept.
 */
export function useDraft<T>(name: string, first: () => T): StoredDraft<T> {
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
