import type { Span } from "../span/span";

const OPENING = "“„‟«‹「『《〈‘‚\"'";
const CLOSED_BY: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "‟": "”",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
  "「": "」",
  "『": "』",
  "‘": "’",
  "‚": "‘’",
  '"': '"',
  "'": "'",
};
/** More words between marks are speech. */
const MAX_WORDS = 3;
/** The same in UTF-16 code units; characters of scripts without spaces. */
const MAX_LENGTH = 40;
const MAX_EASTERN = 8;
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const MARK = /[“”„‟«»‹›「」『』‘’‚"']/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * Words that their author put in quotation marks in the middle of a sentence, as not quite the
 * author's own: `His ‘apology’ pleased nobody`. Marks with a mark of punctuation inside, or after a
 * comma or colon, belong to speech. With the marks; UTF-16 code units, in order, without overlaps.
 */
export function doubtedIn(text: string): Span[] {
  const found: Span[] = [];
  let end = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (index < end || !opens(text, index)) continue;
    const inside = text.slice(index + 1, index + 1 + MAX_LENGTH);
    const closers = CLOSED_BY[mark];
    if (!closers) continue;
    const length = inside
      .split("")
      .findIndex((unit, i) => closers.includes(unit) && closes(text, index + 1 + i, unit));
    const words = inside.slice(0, Math.max(0, length));
    if (length < 1 || !isShort(words.replace(INSERTION, "")) || MARK_INSIDE.test(words)) continue;
    end = index + length + 2;
    if (isInSentence(text, index, end)) found.push({ start: index, end });
  }
  return found;
}

const MARK_INSIDE = /[,.;:!?…，。；：！？،؛؟“”„«»「」"]|\n\s*\n/u;
const INSERTION = /\[[^[\]]*\]/g;

function isShort(words: string): boolean {
  if (EASTERN.test(words)) return words.length <= MAX_EASTERN;
  return words.trim().split(/\s+/).length <= MAX_WORDS;
}

function opens(text: string, at: number): boolean {
  const [before = " ", after = " "] = [text[at - 1], text[at + 1]];
  if (/\s/.test(after) && text[at] !== "«") return false;
  return EASTERN.test(before) || OPENING.includes(before) || !LETTER.test(before);
}

/** An apostrophe inside a word closes nothing. */
function closes(text: string, at: number, mark: string): boolean {
  return !(
    "’'".includes(mark) &&
    LETTER.test(text[at + 1] ?? "") &&
    !EASTERN.test(text[at + 1] ?? "")
  );
}

/** Neither introduced as speech nor a sentence of its own. */
function isInSentence(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start).trimEnd();
  const after = text.slice(end, end + 2);
  const goesOn = /^\s?[\p{L}\p{N}]/u.test(after);
  return /[\p{L}\p{N})]$/u.test(before) || (goesOn && !/[,:;，：；،—–…-]$/u.test(before));
}
