import { KINDS } from "@/lib/contract/terms";
import { HEDGES } from "@/lib/annotation/certainty";
import type { OffsetIndex } from "./offset-index";
import type { Run } from "./run-index";

/**
 * On paper lines break differently, so lines drawn at measured positions would miss their words.
 * For printing the browser underlines the ranges itself, by kind. Where the CSS Custom Highlight API
 * is missing, the text is printed without lines.
 */
export function watchPrinting(index: OffsetIndex, runs: () => Iterable<Run>): () => void {
  if (!("highlights" in CSS)) return () => undefined;
  const onBefore = () => {
    const highlights = new Map([...KINDS, ...HEDGES].map((name) => [name, new Highlight()]));
    for (const run of runs()) {
      const { kind, hedge } = run.drawn;
      highlights.get(kind)?.add(index.rangeOf(run));
      if (hedge) highlights.get(hedge)?.add(index.rangeOf(run));
    }
    for (const [name, highlight] of highlights) CSS.highlights.set(name, highlight);
  };
  const onAfter = () => {
    for (const name of [...KINDS, ...HEDGES]) CSS.highlights.delete(name);
  };
  window.addEventListener("beforeprint", onBefore);
  window.addEventListener("afterprint", onAfter);
  return () => {
    onAfter();
    window.removeEventListener("beforeprint", onBefore);
    window.removeEventListener("afterprint", onAfter);
  };
}
