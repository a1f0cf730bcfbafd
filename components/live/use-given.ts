import { useState } from "react";

/**
 * A value from the server and its local changes, shown at once. When the page is refreshed, the
 * server's value replaces them.
 */
export function useServerValue<T>(given: T): [T, (next: T) => void] {
  const [held, setHeld] = useState({ given, now: given });
  if (held.given !== given) setHeld({ given, now: given });
  return [held.given === given ? held.now : given, (now) => setHeld({ given, now })];
}
