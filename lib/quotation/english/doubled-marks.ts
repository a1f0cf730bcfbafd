import { bisector } from "d3-array";
import type { Span } from "../../span/span";
import type { Found } from "../find";

const byStart = bisector<Span, number>(({ start }) => start);
const DOUBLED = /(?<![\p{L}\p{N}'])''(?=[^\s'])(?:[^\n']|'(?!'))+(?<=\S)''(?!['\p{L}\p{N}])/gu;

/** ''Words'' between doubled apostrophes, as some news agencies write them, apart from other marks. */
export function doubled(text: string, marks: readonly Found[]): Found[] {
  const found: Found[] = [];
  for (const { 0: words, index: start } of text.matchAll(DOUBLED)) {
    const end = start + words.length;
    const before = marks[byStart.left(marks, end) - 1];
    if (before && before.end > start) continue;
    found.push({
      start,
      end,
      by: "marks",
      form: "scare",
      naming: "named",
      cue: null,
      speaker: null,
      addressee: null,
    });
  }
  return found;
}
