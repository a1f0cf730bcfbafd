import type { Annotation } from "@/lib/annotation/annotation";
import type { Span } from "@/lib/span/span";

/** A stretch of the column, in CSS pixels from its top. */
export interface ViewportWindow {
  readonly from: number;
  readonly to: number;
}

/** What is seen and a screen and a half above and below: cards come before one scrolls to them. */
export function viewportWindow(seen: number, height: number): ViewportWindow {
  return { from: seen - 1.5 * height, to: seen + 2.5 * height };
}

/** Those of a list in reading order that begin within a span, found by halving. */
export function sliceBySpan<T extends Pick<Annotation, "target">>(
  all: readonly T[],
  { start, end }: Span,
): readonly T[] {
  const firstFrom = (offset: number) => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.target[0]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return all.slice(firstFrom(start), firstFrom(end));
}
