import { useState } from "react";

/**
 * What the server gave for a page and what was done to it since, shown at once. When the page is
 * read again, what was read holds.
 */
export function useServerValue<T>(given: T): [T, (next: T) => void] {
  const [held, setHeld] = useState({ given, now: given });
  if (held.given !== given) setHeld({ given, now: given });
  return [held.given === given ? held.now : given, (now) => setHeld({ given, now })];
}
