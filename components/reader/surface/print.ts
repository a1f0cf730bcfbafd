import { KINDS } from "@/lib/annotation/annotation";
import type { OffsetIndex } from "./offset-index";
import type { Run } from "./run-index";

/**
 * On paper lines break elsewhere and pages cut between them, so nothing drawn at measured places
 * would stand under its words. For printing the browser itself underlines the ranges, by kind;
 * where it can not (the Custom Highlight API is missing), the text is printed without lines.
 */
export function watchPrinting(index: OffsetIndex, runs: () => Iterable<Run>): () => void {
  if (!("highlights" in CSS)) return () => undefined;
  const onBefore = () => {
    for (const kind of KINDS) {
      const highlight = new Highlight();
      for (const run of runs()) {
        if (run.drawn.kind === kind) highlight.add(index.rangeOf(run));
      }
      CSS.highlights.set(kind, highlight);
    }
  };
  const onAfter = () => {
    for (const kind of KINDS) CSS.highlights.delete(kind);
  };
  window.addEventListener("beforeprint", onBefore);
  window.addEventListener("afterprint", onAfter);
  return () => {
    onAfter();
    window.removeEventListener("beforeprint", onBefore);
    window.removeEventListener("afterprint", onAfter);
  };
}
