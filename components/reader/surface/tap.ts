import { contains, type Span } from "@/lib/span/span";
import { clauseAt, sentenceAt } from "@/lib/text/sentences";
import { leafAt, type Walk } from "./caret-step";

/**
 * The selection after a tap on the words at `offset`: the clause there, at the next tap on it the
 * sentence, then the paragraph, then nothing. A tap beside the selection clears it.
 */
export function tapped(walk: Walk, offset: number, selected: readonly Span[]): Span | null {
  const { text, leaves, language } = walk;
  const leaf = leaves[leafAt(leaves, offset)];
  if (!leaf || offset > leaf.end) return null;
  const widths = [
    clauseAt(text, leaf, offset, language),
    sentenceAt(text, leaf, offset, language),
    { start: leaf.start, end: leaf.end },
  ].filter((span): span is Span => span !== null && span.start < span.end);
  const [now] = selected;
  if (!now) return widths[0] ?? null;
  if (offset < now.start || offset > now.end) return null;
  const length = now.end - now.start;
  return widths.find((span) => contains(span, now) && span.end - span.start > length) ?? null;
}
