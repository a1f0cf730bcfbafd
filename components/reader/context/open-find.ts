import type { Reading } from "../model/reading";

/** The id of the field in which words are typed: two documents may stand beside each other. */
export function findFieldId({ place }: Reading): string {
  return `find-words-${place.documentId}`;
}

/** Opens the bar for finding words, or puts the focus into it when it is open. */
export function openFind(reading: Reading): void {
  reading.store.set({ finding: true });
  const input = document.getElementById(findFieldId(reading));
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  }
}
