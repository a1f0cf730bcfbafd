import { useState } from "react";

/**
 * A value from the server and its local changes, shown at once. When the page is refreshed, the
 * server's value replaces them.
 */
export function useServerValue<T>(served: T): [T, (next: T) => void] {
  const [stored, setStored] = useState({ served, now: served });
  if (stored.served !== served) setStored({ served, now: served });
  return [stored.served === served ? stored.now : served, (now) => setStored({ served, now })];
}
