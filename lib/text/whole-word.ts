import { wordAround } from "./words";

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** UTF-16 code units on either side that decide, in those scripts, where a word ends. */
const REACH = 40;

/** Whether a span, half-open in UTF-16 code units, neither begins nor ends inside a word. */
export function isWholeWords(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return !isInsideWord(text, start) && !isInsideWord(text, end);
}

function isInsideWord(text: string, offset: number): boolean {
  const before = characterBefore(text, offset);
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  if (!LETTER.test(before) || !LETTER.test(after)) return false;
  const unspaced = [before, after].filter((character) => UNSPACED.test(character));
  if (unspaced.length < 2) return unspaced.length === 0;
  const run = { start: Math.max(0, offset - REACH), end: Math.min(text.length, offset + REACH) };
  return wordAround(text, run, offset) !== null;
}

function characterBefore(text: string, offset: number): string {
  const isPair = (text.charCodeAt(offset - 1) & 0xfc00) === 0xdc00;
  return text.slice(Math.max(0, offset - (isPair ? 2 : 1)), offset);
}
