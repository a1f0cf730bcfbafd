import { bisector } from "d3-array";
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

const byStart = bisector<Pick<Annotation, "target">, number>(({ target }) => target[0]?.start ?? 0);

/** Those of annotations in reading order that begin within a span, in UTF-16 code units. */
export function sliceBySpan<T extends Pick<Annotation, "target">>(
  all: readonly T[],
  { start, end }: Span,
): readonly T[] {
  return all.slice(byStart.left(all, start), byStart.left(all, end));
}
