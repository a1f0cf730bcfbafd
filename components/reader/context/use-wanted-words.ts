import { useEffect } from "react";
import type { ReaderContextValue } from "./reader-context";
import { useBeside, type Pane } from "./panes";

/** Brings words into view that were asked for from the other document. */
export function useWantedWords(pane: Pane, { reading, surface }: ReaderContextValue): void {
  const { wanted } = useBeside();
  useEffect(() => {
    if (wanted?.pane !== pane) return;
    const start = reading.index.toUtf16(wanted.span.start);
    const end = reading.index.toUtf16(wanted.span.end);
    if (start === null || end === null || start >= end) return;
    const frame = requestAnimationFrame(() => surface()?.reveal([{ start, end }]));
    return () => cancelAnimationFrame(frame);
  }, [wanted, pane, reading, surface]);
}
