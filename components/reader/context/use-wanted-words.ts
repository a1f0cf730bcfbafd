import { useEffect } from "react";
import type { ReaderContextValue } from "./reader-context";
import { useBeside, type Pane } from "./panes";

/** Scrolls to words that the other document asked to see. */
export function useWantedWords(pane: Pane, { reading, surface }: ReaderContextValue): void {
  const { passage } = useBeside();
  useEffect(() => {
    if (passage?.pane !== pane) return;
    const start = reading.index.toUtf16(passage.span.start);
    const end = reading.index.toUtf16(passage.span.end);
    if (start === null || end === null || start >= end) return;
    const frame = requestAnimationFrame(() => surface()?.reveal([{ start, end }]));
    return () => cancelAnimationFrame(frame);
  }, [passage, pane, reading, surface]);
}
