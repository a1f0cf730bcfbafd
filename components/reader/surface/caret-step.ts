import { bisector } from "d3-array";
import type { Span } from "@/lib/span/span";
import {
  nextCharacter,
  nextSentence,
  previousCharacter,
  previousSentence,
} from "@/lib/text/sentences";
import { nextWord, previousWord } from "@/lib/text/words";

export type Step = "character" | "word" | "sentence" | "paragraph" | "text";

/** The text a caret moves through. `leaves` are the blocks that contain text, in reading order. */
export interface Walk {
  readonly text: string;
  readonly leaves: readonly Span[];
  readonly language: string;
}

const FORWARD = { character: nextCharacter, word: nextWord, sentence: nextSentence };
const BACK = { character: previousCharacter, word: previousWord, sentence: previousSentence };

/**
 * The offset of a caret after one step, in UTF-16 code units. Text between blocks is skipped: from
 * the end of one the next step leads to the beginning of the next.
 */
export function stepped(walk: Walk, from: number, step: Step, forward: boolean): number {
  const { text, leaves, language } = walk;
  const at = Math.max(0, leafAt(leaves, from));
  const leaf = leaves[at] ?? { start: 0, end: text.length };
  const before = leaves[at - 1];
  const after = leaves[at + 1];
  if (step === "text") return forward ? (leaves.at(-1)?.end ?? 0) : (leaves[0]?.start ?? 0);
  if (step === "paragraph") {
    if (forward) return after?.start ?? leaf.end;
    return from > leaf.start ? leaf.start : (before?.start ?? leaf.start);
  }
  if (forward)
    return from >= leaf.end ? (after?.start ?? from) : FORWARD[step](text, leaf, from, language);
  return from <= leaf.start ? (before?.end ?? from) : BACK[step](text, leaf, from, language);
}

const byStart = bisector<Span, number>(({ start }) => start);

/** The index of the last leaf that begins at or before an offset; −1 before the first. */
export function leafAt(leaves: readonly Span[], offset: number): number {
  return byStart.right(leaves, offset) - 1;
}
