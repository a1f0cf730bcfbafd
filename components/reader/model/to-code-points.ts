import type { Segment } from "@/lib/annotation/annotation";
import type { CodePointIndex } from "@/lib/text/code-points";

/** Segments as the API counts them: UTF-16 becomes code points of the text that was read. */
export function toCodePoints(target: readonly Segment[], index: CodePointIndex) {
  return target.map(({ start, end, exact }) => ({
    start: index.toCodePoints(start),
    end: index.toCodePoints(end),
    exact,
  }));
}
