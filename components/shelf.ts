/** The part of the browser's Storage that is used. */
export type Shelf = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

/** The browser's storage, or null where it is switched off. */
export function browserShelf(): Shelf | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The keys of a shelf that begin so. */
export function keysOf(shelf: Shelf, begins: string): string[] {
  const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? "");
  return keys.filter((key) => key.startsWith(begins));
}
