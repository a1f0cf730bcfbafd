import type { Span } from "@/lib/span/span";
import { useBeside, type Pane } from "./panes";
import { useReaderContext } from "./reader-context";

/**
 * While words of this document are wanted for something in the other one: what takes the words
 * that are selected. Undefined at all other times.
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
      ...reading.outward(span),
      exact: text.slice(span.start, span.end),
    }));
    surface()?.clearSelection();
    stopPicking();
    picking.onPicked({ documentId, title, revision, target });
  };
}
