import type { Annotation } from "@/lib/annotation/annotation";

/** The words of a quotation; what is between its segments is left out, and marked as left out. */
export function wordsOfTarget({ target }: Pick<Annotation, "target">): string {
  return target.map(({ exact }) => exact).join(" … ");
}
