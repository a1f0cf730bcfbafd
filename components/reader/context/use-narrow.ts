import { useSyncExternalStore } from "react";
import { useBeside } from "./panes";

/** Below this width cards have no column: the open one is a sheet. */
const QUERY = "(max-width: 900px)";

function listen(changed: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether a text has no room for cards beside it, since the screen is small or two texts share it. */
export function useNarrow(of: "text" | "screen" = "text"): boolean {
  const small = useSyncExternalStore(
    listen,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
  const { documentId } = useBeside();
  return small || (of === "text" && documentId !== null);
}
