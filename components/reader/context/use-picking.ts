import type { Span } from "@/lib/span/span";
import { useBeside, type Pane } from "./panes";
import { useReaderContext } from "./reader-context";

/**
 * The function that takes selected words while the other document is waiting for them;
 * undefined otherwise.
 */
export function usePicking(
  pane: Pane,
  title: string,
): ((spans: readonly Span[]) => void) | undefined {
  const { reading, surface } = useReaderContext();
  const { picking, stopPicking } = useBeside();
  if (picking?.from !== pane) return undefined;
  return (spans) => {
    const { documentId, revision, text } = reading.place;
    const target = spans.map((span) => ({
      ...reading.toCodePoints(span),
      exact: text.slice(span.start, span.end),
    }));
    surface()?.clearSelection();
    stopPicking();
    picking.onPicked({ documentId, title, revision, target });
  };
}
