import { nextGrapheme, previousGrapheme } from "./graphemes";

/**
 * Words, clauses and sentences around an offset, for a tap that widens and a caret that steps.
 *
 * Everything happens inside one leaf block, given by its span, so a text of any length costs what
 * its paragraph costs. Offsets are UTF-16 code units of the whole text. Boundaries come from
 * Intl.Segmenter, which knows scripts without spaces; `language` (BCP 47) decides between rules.
 */
interface Run {
  readonly start: number;
  readonly end: number;
}

/** Longer paragraphs are looked at around the offset only. */
const REACH = 20_000;

/** The word at an offset, or the one before it when the offset is at its end; null in space. */
export function wordAt(text: string, leaf: Run, offset: number, language?: string): Run | null {
  const words = wordsOf(text, near(text, leaf, offset), language);
  return (
    words.find((w) => w.start <= offset && offset < w.end) ??
    words.find((w) => w.end === offset) ??
    null
  );
}

/** The sentence at an offset, without the space after it; the last one at the leaf's end. */
export function sentenceAt(text: string, leaf: Run, offset: number, language?: string): Run | null {
  return holding(sentencesOf(text, near(text, leaf, offset), language), offset);
}

/**
 * The clause at an offset: the part of a sentence between commas, semicolons, colons, dashes or
 * brackets. Marks inside a number or a word divide nothing, quotation marks stay with their words.
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
    // A dash belongs to neither side, every other mark to the clause it ends.
    const dash = /^\s*[–—-]/.test(mark);
    clauses.push({ start, end: dash ? sentence.start + index : end });
    start = sentence.start + index + mark.length;
  }
  clauses.push({ start, end: sentence.end });
  return holding(
    clauses.filter((c) => c.start < c.end),
    offset,
  );
}

/** Where the next word begins, or the leaf ends: right arrow with a modifier. */
export function nextWord(text: string, leaf: Run, offset: number, language?: string): number {
  return (
    wordsOf(text, near(text, leaf, offset), language).find((w) => w.start > offset)?.start ??
    leaf.end
  );
}

/** Where the word before begins, or the leaf does. */
export function previousWord(text: string, leaf: Run, offset: number, language?: string): number {
  const words = wordsOf(text, near(text, leaf, offset), language);
  return words.findLast((w) => w.start < offset)?.start ?? leaf.start;
}

export function nextSentence(text: string, leaf: Run, offset: number, language?: string): number {
  const sentences = sentencesOf(text, near(text, leaf, offset), language);
  return sentences.find((s) => s.start > offset)?.start ?? leaf.end;
}

export function previousSentence(
  text: string,
  leaf: Run,
  offset: number,
  language?: string,
): number {
  const sentences = sentencesOf(text, near(text, leaf, offset), language);
  return sentences.findLast((s) => s.start < offset)?.start ?? leaf.start;
}

/** One character of a reader's, kept inside the leaf. */
export function nextCharacter(text: string, leaf: Run, offset: number): number {
  return Math.min(leaf.end, nextGrapheme(text, offset));
}

export function previousCharacter(text: string, leaf: Run, offset: number): number {
  return Math.max(leaf.start, previousGrapheme(text, offset));
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(granularity: "word" | "sentence", language = "en"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let known = segmenters.get(key);
  if (!known) {
    // A tag a person typed may be none; the rules of the language are then the general ones.
    const tag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : "en";
    segmenters.set(key, (known = new Intl.Segmenter([tag, "en"], { granularity })));
  }
  return known;
}

function near(text: string, { start, end }: Run, offset: number): Run {
  if (end - start <= 2 * REACH) return { start, end };
  // Cut at a space where there is one, so that no word is cut.
  const low = text.indexOf(" ", Math.max(start, offset - REACH));
  const high = text.lastIndexOf(" ", Math.min(end, offset + REACH));
  return {
    start: offset - REACH <= start ? start : low >= 0 && low < offset ? low + 1 : offset - REACH,
    end: offset + REACH >= end ? end : high > offset ? high : offset + REACH,
  };
}

function wordsOf(text: string, { start, end }: Run, language?: string): Run[] {
  const words: Run[] = [];
  for (const part of segmenter("word", language).segment(text.slice(start, end))) {
    if (!part.isWordLike) continue;
    words.push({ start: start + part.index, end: start + part.index + part.segment.length });
  }
  return words;
}

/** Abbreviations after which a sentence goes on though a capital follows. */
const ABBREVIATION =
  /(?:^|[\s("“‘])(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|Hon|Jr|Sr|No|vs|etc|cf|e\.g|i\.e|approx|Fig|Art|Nr|Hr|Fr|bzw|ca|M|Mme|Sra|Inc|Ltd|Co|Corp|\p{Lu}|(?:\p{L}\.)+\p{L})\.\s*$/u;

function sentencesOf(text: string, { start, end }: Run, language?: string): Run[] {
  const sentences: { start: number; end: number }[] = [];
  let goesOn = false;
  for (const { segment, index } of segmenter("sentence", language).segment(
    text.slice(start, end),
  )) {
    const from = start + index;
    const to = from + segment.trimEnd().length;
    if (segment.trim() === "") continue;
    const last = sentences.at(-1);
    // “Yes!” he cried: a sentence that goes on in lower case is one.
    if (last && (goesOn || /^\p{Ll}/u.test(segment))) last.end = to;
    else sentences.push({ start: from + (segment.length - segment.trimStart().length), end: to });
    goesOn = ABBREVIATION.test(segment.slice(-24)) || !/[.!?…。！？\n"'”’»)\]\s]$/u.test(segment);
  }
  return sentences;
}

/** The run that holds an offset; space after a run counts to it. */
function holding(runs: readonly Run[], offset: number): Run | null {
  return runs.findLast((run) => run.start <= offset) ?? runs[0] ?? null;
}
