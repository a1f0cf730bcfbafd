import type { Span } from "@/lib/span/span";
import { sentenceAt } from "@/lib/text/sentences";
import type { Whole } from "../model/surface-handle";
import { leafAt, type Walk } from "./caret-step";
import { mergeSpans, trimSelection } from "./selection";

/** The whole sentence or paragraph at an offset; null where no words are. UTF-16 code units. */
export function wholeAt({ text, leaves, language }: Walk, offset: number, to: Whole): Span | null {
  const leaf = leaves[Math.max(0, leafAt(leaves, offset))];
  if (!leaf) return null;
  const at = Math.min(offset, leaf.end);
  const whole = to === "sentence" ? sentenceAt(text, leaf, at, language) : leaf;
  return whole && trimSelection(text, whole);
}

/**
 * Each span extended to the sentences, or to the paragraphs, in which it begins and ends; spans that
 * then touch become one. UTF-16 code units.
 */
export function widened(walk: Walk, spans: readonly Span[], to: Whole): readonly Span[] {
  return mergeSpans(
    spans.map((span) => {
      const first = wholeAt(walk, span.start, to) ?? span;
      const last = wholeAt(walk, Math.max(span.start, span.end - 1), to) ?? span;
      return { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) };
    }),
  );
}
