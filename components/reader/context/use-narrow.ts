import { useSyncExternalStore } from "react";
import { useBeside } from "./panes";

/** Below this width there is no column of cards: the open card is a sheet. */
const QUERY = "(max-width: 900px)";

function listen(changed: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether there is no room for cards beside a text: on small screens, or beside a second text. */
export function useNarrow(of: "text" | "screen" = "text"): boolean {
  const small = useSyncExternalStore(
    listen,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
  const { documentId } = useBeside();
  return small || (of === "text" && documentId !== null);
}
