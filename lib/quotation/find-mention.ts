import type { Span } from "../span/span";
import type { Cues } from "./cues";
import type { Mention } from "./mention";

/** A word of a text, or one mark. Spans are UTF-16 code units. */
export interface Word extends Span {
  readonly written: string;
  /** In lower case. */
  readonly key: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.'’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

export function wordsIn(text: string, { start, end }: Span): Word[] {
  const words: Word[] = [];
  // One match at a time: those of a text of marks, all at once, take as much memory as the words.
  for (const { 0: written, index } of text.slice(start, end).matchAll(WORD)) {
    const from = start + index;
    words.push({ start: from, end: from + written.length, written, key: written.toLowerCase() });
  }
  return words;
}

/** The word that begins at an offset in UTF-16 code units, of words in reading order. */
export function wordAt(words: readonly Word[], start: number): Word | undefined {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as Word).start < start) low = middle + 1;
    else high = middle;
  }
  return words[low]?.start === start ? words[low] : undefined;
}

/** The number of words in a span, without marks; `most` when there are as many or more. */
export function countWordsUpTo(most: number, text: string, { start, end }: Span): number {
  let count = 0;
  for (const { 0: written } of text.slice(start, end).matchAll(WORD)) {
    if (/^[\p{L}\p{N}]/u.test(written) && ++count === most) break;
  }
  return count;
}

const CONNECTS = new Set("of de da di del la le van von der den al bin ibn e y".split(" "));
const MAX_ROLE_WORDS = 5;
/** A longer series of capitalised words, or of adverbs before a verb, is no part of a mention. */
const MAX_SERIES = 24;
/** How many words and marks an apposition has at most: "Petra Lohm, our spokeswoman, said". */
const MAX_APPOSITION = 12;

const isCapital = ({ written }: Word) => /^\p{Lu}/u.test(written);
const isWordLike = ({ written }: Word) => /^[\p{L}\p{N}]/u.test(written);

/** The person mentioned right before a word: `His successor, Kim Jong Il` before `told`. */
export function mentionBefore(text: string, words: readonly Word[], before: number, cues: Cues) {
  let end = before;
  while (end > 0 && before - end < MAX_SERIES && isBetween(words[end - 1] as Word, cues)) end--;
  // "Petra Lohm, our spokeswoman, said": the comma that closes an apposition.
  if (words[end - 1]?.written === ",") {
    const inserted = end - 1;
    let opening = inserted - 1;
    while (opening > 0 && inserted - opening < MAX_APPOSITION && words[opening]?.written !== ",") {
      opening--;
    }
    if (opening > 0 && words[opening]?.written === ",") {
      const outer = stretchBefore(words, opening, cues);
      if (outer && !isPronoun(words, outer, cues)) {
        const clause = /^(?:who|whom|whose|which)$/.test(words[opening + 1]?.key ?? "");
        return mention(text, words, outer, clause ? outer[1] : inserted, cues);
      }
    }
    end = inserted;
  }
  const from = stretchBefore(words, end, cues);
  if (!from) return null;
  const [start, stop] = from;
  // "our spokeswoman, Petra Lohm": the words before the comma are the person's role.
  if (words[start - 1]?.written === "," && words.slice(start, stop).every(isCapital)) {
    const role = stretchBefore(words, start - 1, cues);
    const begins = role && words[role[0]];
    if (role && begins && cues.determiners.has(begins.key)) {
      return mention(text, words, role, stop, cues);
    }
  }
  return mention(text, words, from, stop, cues);
}

/** The person mentioned from a word on: `the minister` in `said the minister on Monday`. */
export function mentionAfter(text: string, words: readonly Word[], from: number, cues: Cues) {
  const first = words[from];
  if (!first || !isWordLike(first) || cues.that.has(first.key)) return null;
  let end = from;
  if (cues.pronouns.has(first.key) || cues.addressees.has(first.key)) end = from + 1;
  else if (!cues.capitals) {
    while (end < words.length && end < from + 4 && isWordLike(words[end] as Word)) end++;
  } else {
    if (cues.determiners.has(first.key)) end++;
    while (end < words.length && end < from + MAX_ROLE_WORDS + 3) {
      const word = words[end] as Word;
      const next = words[end + 1];
      if (isCapital(word)) end++;
      else if (CONNECTS.has(word.key) && next && isCapital(next) && end > from) end++;
      else if (end > from && end < from + 3 && isLower(word) && cues.determiners.has(first.key))
        end++;
      else break;
    }
    while (end > from + 1 && isLoose(words[end - 1])) end--;
    // An article alone, or a lower-case word without one, mentions nobody.
    if (end === from + 1 && !isCapital(first) && !cues.nobody.has(first.key)) {
      return /^\p{Ll}+s$/u.test(first.written)
        ? mention(text, words, [from, end], end, cues)
        : null;
    }
  }
  if (end === from) return null;
  return mention(text, words, [from, end], end, cues);
}

/** The person whom a span mentions. */
export function mentionOf(text: string, span: Span, cues: Cues): Mention | null {
  const words = wordsIn(text, span);
  return mention(text, words, [0, words.length], words.length, cues);
}

const STOPS = new Set(
  "in on at to from with by for after before when while as and or but during today yesterday".split(
    " ",
  ),
);
const isLoose = (word: Word | undefined) =>
  STOPS.has(word?.key ?? "") || CONNECTS.has(word?.key ?? "");
const isLower = (word: Word) => /^\p{Ll}/u.test(word.written) && !STOPS.has(word.key);

function isBetween(word: Word, cues: Cues): boolean {
  return cues.between.has(word.key) || (cues.language === "en" && /^[a-z]{3,}ly$/.test(word.key));
}

function isPronoun(words: readonly Word[], [start, end]: readonly [number, number], cues: Cues) {
  return end - start === 1 && cues.pronouns.has(words[start]?.key ?? "");
}

/** The words of a mention that ends before `end`. */
function stretchBefore(
  words: readonly Word[],
  end: number,
  cues: Cues,
): readonly [number, number] | null {
  const last = words[end - 1];
  if (!last || !isWordLike(last)) return null;
  if (cues.pronouns.has(last.key)) return [end - 1, end];
  if (!cues.capitals) {
    let start = end - 1;
    while (start > 0 && end - start < 4 && isWordLike(words[start - 1] as Word)) start--;
    return [start, end];
  }
  let start = end;
  while (start > 0 && end - start < MAX_SERIES) {
    const word = words[start - 1] as Word;
    const connects = CONNECTS.has(word.key) && start < end && start > 1;
    const possessive = word.written === "’" && start < end;
    if (isCapital(word) || (connects && isCapital(words[start - 2] as Word)) || possessive) start--;
    else break;
  }
  const capitals = end - start;
  // "the town auditor", "harbour master Tomas Oake": back to an article, if there is one.
  for (let i = start; i > 0 && start - i <= MAX_ROLE_WORDS; i--) {
    const word = words[i - 1] as Word;
    if (cues.determiners.has(word.key)) return [i - 1, end];
    if (!isLower(word) && !isCapital(word) && word.key !== "of") break;
    if (cues.verbs.has(word.key) || cues.that.has(word.key)) break;
  }
  if (capitals > 0) return [start, end];
  return cues.nobody.has(last.key) || /^\p{Ll}+s$/u.test(last.written) ? [end - 1, end] : null;
}

function mention(
  text: string,
  words: readonly Word[],
  [start]: readonly [number, number],
  until: number,
  cues: Cues,
): Mention | null {
  const own = words.slice(start, until).filter(isWordLike);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return null;
  const span = { start: first.start, end: last.end };
  const isPronounOnly = own.length === 1 && cues.pronouns.has(first.key);
  const isNobody = own.every(({ key }) => cues.nobody.has(key) || cues.determiners.has(key));
  if (isPronounOnly || isNobody) {
    const naming = isNobody ? ("anonymous" as const) : ("named" as const);
    const name = isPronounOnly ? "" : text.slice(span.start, span.end);
    return { ...span, name, role: "", naming, isPronoun: isPronounOnly };
  }
  if (!cues.capitals) {
    const name = text.slice(span.start, span.end);
    return { ...span, name, role: "", naming: "named", isPronoun: false };
  }
  const runs = nameRuns(words.slice(start, until), cues);
  const [name] = runs;
  const whole = text.slice(span.start, span.end).replace(/\s+/g, " ");
  if (!name) return { ...span, name: whole, role: whole, naming: "role", isPronoun: false };
  const spelled = text.slice(name.start, name.end).replace(/\s+/g, " ");
  const role = whole.replace(spelled, "").replace(/^[\s,]+|[\s,]+$/g, "");
  return { ...span, name: spelled, role, naming: "named", isPronoun: false };
}

/**
 * The names among words: runs of capitalised words that are neither an office nor just the first
 * word of a sentence.
 */
function nameRuns(words: readonly Word[], cues: Cues): Span[] {
  const runs: Span[] = [];
  let from = -1;
  const close = (to: number) => {
    const [first, last] = [words[from], words[to - 1]];
    if (from >= 0 && first && last) runs.push({ start: first.start, end: last.end });
    from = -1;
  };
  words.forEach((word, i) => {
    const title = cues.titles.has(word.key) || (i === 0 && cues.determiners.has(word.key));
    const connects = CONNECTS.has(word.key) && from >= 0 && isCapital(words[i + 1] ?? word);
    if (isCapital(word) && !title) from = from < 0 ? i : from;
    else if (!connects) close(i);
  });
  close(words.length);
  return runs;
}
