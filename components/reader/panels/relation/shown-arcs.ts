import { useSyncExternalStore } from "react";

/** Whether relations are drawn beside texts, in this browser. It identifies nobody. */
const KEY = "obelus.relations";
const HIDDEN = "hidden";
const listeners = new Set<() => void>();
/** As it was chosen last, where the browser stores nothing. */
let chosen: boolean | null = null;

function areShown(): boolean {
  try {
    chosen ??= localStorage.getItem(KEY) !== HIDDEN;
  } catch {
    chosen ??= true;
  }
  return chosen;
}

export function showArcs(shown: boolean): void {
  chosen = shown;
  try {
    localStorage.setItem(KEY, shown ? "" : HIDDEN);
  } catch {
    // Hidden until the page is left.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useArcsShown(): boolean {
  return useSyncExternalStore(listen, areShown, () => true);
}
