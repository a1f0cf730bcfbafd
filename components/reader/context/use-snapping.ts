import { useSyncExternalStore } from "react";

/** The preference whether a selection grows to whole words. It identifies nobody. */
const KEY = "obelus.whole-words";
const listeners = new Set<() => void>();
/** Where the browser stores nothing, the page keeps the preference itself. */
let remembered: boolean | null = null;

export function isSnapping(): boolean {
  if (remembered !== null) return remembered;
  try {
    return localStorage.getItem(KEY) !== "no";
  } catch {
    return true;
  }
}

export function setSnapping(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? "yes" : "no");
    remembered = null;
  } catch {
    remembered = on;
  }
  for (const listener of listeners) listener();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

export function useSnapping(): boolean {
  return useSyncExternalStore(listen, isSnapping, () => true);
}
