import type { Annotation } from "./annotation";

/**
 * The words an annotation points to, as one string; segments of a discontinuous span are joined by
 * an ellipsis.
 */
export function quoteOf({
  target,
}: {
  readonly target: readonly Pick<Annotation["target"][number], "exact">[];
}): string {
  return target.map(({ exact }) => exact).join(" … ");
}
