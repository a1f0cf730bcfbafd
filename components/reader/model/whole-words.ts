/** The preference whether a selection grows to whole words. It identifies nobody. */
const KEY = "obelus.whole-words";
const listeners = new Set<() => void>();
/** The preference where the browser stores nothing. */
let unstored: boolean | null = null;

export function isSnapping(): boolean {
  if (unstored !== null) return unstored;
  try {
    return localStorage.getItem(KEY) !== "no";
  } catch {
    return true;
  }
}

export function setSnapping(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? "yes" : "no");
    unstored = null;
  } catch {
    unstored = on;
  }
  for (const listener of listeners) listener();
}

/** Calls back when the preference changes, in another tab too; the answer ends that. */
export function onSnappingChange(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
