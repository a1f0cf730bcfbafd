import { nextGrapheme, previousGrapheme } from "./graphemes";
import { partsOf } from "./segments";
import { windowAround, type Run } from "./words";

/**
 * Clauses and sentences around an offset, for a tap that widens and a caret that steps.
 *
 * All functions work inside one leaf block, given by its span, so the cost is that of the
 * paragraph, whatever the length of the text. Offsets are UTF-16 code units of the whole text.
 * Boundaries come from Intl.Segmenter, which knows scripts without spaces; `language` (BCP 47)
 * decides between rules.
 */
/** The sentence at an offset, without the space after it; the last one at the leaf's end. */
export function sentenceAt(text: string, leaf: Run, offset: number, language?: string): Run | null {
  return runAt(sentencesOf(text, windowAround(text, leaf, offset), language), offset);
}

/**
 * The clause at an offset: the part of a sentence between commas, semicolons, colons, dashes or
 * brackets. Marks inside a number or a word do not divide it, and quotation marks stay with their
 * words.
 */
export function clauseAt(text: string, leaf: Run, offset: number, language?: string): Run | null {
  const sentence = sentenceAt(text, leaf, offset, language);
  if (!sentence) return null;
  const clauses: Run[] = [];
  let start = sentence.start;
  const words = text.slice(sentence.start, sentence.end);
  const between =
    /[,;:](?=[\s"'”’»)\]])["'”’»]*\s*|\s[–—-]\s|\s*—\s*|\s(?=[([])|[)\]](?=\s)\s*|[，；：、]/gu;
  for (const { 0: mark, index } of words.matchAll(between)) {
    const end = sentence.start + index + mark.trimEnd().length;
    // A dash belongs to neither side; any other mark to the clause it ends.
    const dash = /^\s*[–—-]/.test(mark);
    clauses.push({ start, end: dash ? sentence.start + index : end });
    start = sentence.start + index + mark.length;
  }
  clauses.push({ start, end: sentence.end });
  return runAt(
    clauses.filter((c) => c.start < c.end),
    offset,
  );
}

export function nextSentence(text: string, leaf: Run, offset: number, language?: string): number {
  const sentences = sentencesOf(text, windowAround(text, leaf, offset), language);
  return sentences.find((s) => s.start > offset)?.start ?? leaf.end;
}

export function previousSentence(
  text: string,
  leaf: Run,
  offset: number,
  language?: string,
): number {
  const sentences = sentencesOf(text, windowAround(text, leaf, offset), language);
  return sentences.findLast((s) => s.start < offset)?.start ?? leaf.start;
}

/** The grapheme cluster at an offset, kept inside the leaf. */
export function nextCharacter(text: string, leaf: Run, offset: number): number {
  return Math.min(leaf.end, nextGrapheme(text, offset));
}

export function previousCharacter(text: string, leaf: Run, offset: number): number {
  return Math.max(leaf.start, previousGrapheme(text, offset));
}

/** Text that ends in an abbreviation, which ends no sentence, even before a capital. */
export const ABBREVIATION =
  /(?:^|[\s("“‘])(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|Hon|Jr|Sr|No|vs|etc|cf|e\.g|i\.e|approx|Fig|Art|Nr|Hr|Fr|bzw|ca|M|Mme|Sra|Inc|Ltd|Co|Corp|\p{Lu}|(?:\p{L}\.)+\p{L})\.\s*$/u;

/** The sentences of a leaf or of a part of one, in order, each without surrounding space. */
export function sentencesOf(text: string, run: Run, language?: string): Run[] {
  const sentences: { start: number; end: number }[] = [];
  let goesOn = false;
  for (const { start: from, end } of partsOf(text, run, "sentence", language)) {
    const segment = text.slice(from, end);
    const to = from + segment.trimEnd().length;
    if (segment.trim() === "") continue;
    const last = sentences.at(-1);
    // “Yes!” he cried: a sentence does not end before a lower-case letter.
    if (last && (goesOn || /^\p{Ll}/u.test(segment))) last.end = to;
    else sentences.push({ start: from + (segment.length - segment.trimStart().length), end: to });
    goesOn = ABBREVIATION.test(segment.slice(-24)) || !/[.!?…。！？\n"'”’»)\]\s]$/u.test(segment);
  }
  return sentences;
}

/** The run that contains an offset; the space after a run belongs to it. */
function runAt(runs: readonly Run[], offset: number): Run | null {
  return runs.findLast((run) => run.start <= offset) ?? runs[0] ?? null;
}
