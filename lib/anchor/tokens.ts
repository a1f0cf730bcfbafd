import { ABBREVIATION } from "../text/sentences";
import type { Span } from "../span/span";

/**
 * The unit in which two texts are compared: a word, a number, one character of a script without
 * spaces, or one mark. Offsets are UTF-16 code units of the text it was read from.
 */
export interface Token extends Span {
  /**
   * The form in which it is compared. Equal keys are the same word in the same case, whatever the
   * composition of its letters (NFC, NFD), soft hyphens, a line end inside it, or the shape of
   * quotation marks and dashes.
   */
  readonly key: string;
  readonly isWord: boolean;
  /** Which sentence of the text it belongs to. */
  readonly sentence: number;
}

const NO_SPACES = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const LETTER = String.raw`(?:(?!${NO_SPACES})[\p{L}\p{M}\xAD\u200B-\u200D\u2060\uFEFF])`;
const LINE_END = String.raw`[-‐][^\S\n]{0,3}\n[^\S\n]{0,12}(?=\p{Ll})`;
const TOKEN = new RegExp(
  [
    String.raw`(?<single>${NO_SPACES}\p{M}*)`,
    String.raw`(?<number>\p{N}+(?:[.,:/’'．，]\p{N}+)*)`,
    String.raw`(?<word>(?=[\p{L}\p{M}])${LETTER}+(?:(?:['’ʼ]|(?<=\p{Ll})${LINE_END})${LETTER}+)*)`,
    String.raw`(?<mark>[^\s\xAD\u200B-\u200F\u2060\uFEFF])`,
  ].join("|"),
  "gu",
);

const INVISIBLE = /[\xAD\u200B\u2060\uFEFF]/g;
const BROKEN = /[-‐]\s+/g;
const ASCII = /^[\x21-\x7E]+$/;
const MARKS = new Map<string, string>([
  ...[..."‘’‚‛′ʼ`"].map((mark) => [mark, "'"] as const),
  ...[..."“”„‟″«»"].map((mark) => [mark, '"'] as const),
  ...[..."‐‑‒–—―−"].map((mark) => [mark, "-"] as const),
]);

const ENDS_SENTENCE = /^[.!?。！？؟…।]$/u;
const ENDS_WITHOUT_SPACE = /^[。！？।]$/u;
const CLOSES = /^["'”’»)\]」』）]$/u;
/** The shortest line, in UTF-16 code units, that may have been wrapped by a program. */
const MIN_WRAPPED_LINE = 40;

/** The tokens of a text in reading order. Linear in the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let last: Token | null = null;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const groups = match.groups as Partial<Record<"mark", string>>;
    if (last && isBoundary(text, tokens, start)) sentence++;
    last = {
      start,
      end: start + match[0].length,
      key: keyOf(match[0], groups.mark),
      isWord: groups.mark === undefined,
      sentence,
    };
    tokens.push(last);
  }
  return tokens;
}

function keyOf(raw: string, mark: string | undefined): string {
  if (mark !== undefined) return MARKS.get(mark) ?? mark;
  if (ASCII.test(raw)) return raw;
  return raw.replace(BROKEN, "").replace(INVISIBLE, "").replace(/[’ʼ]/g, "'").normalize("NFC");
}

/** Whether a sentence ends between the last of the tokens and the one that begins at an offset. */
function isBoundary(text: string, tokens: readonly Token[], next: number): boolean {
  const last = tokens.at(-1);
  if (!last) return false;
  if (hasLineEnd(text, last.end, next)) return true;
  if (last.isWord || last.end === next) {
    return ENDS_WITHOUT_SPACE.test(last.key) && !CLOSES.test(text.charAt(next));
  }
  let at = tokens.length - 1;
  while (
    CLOSES.test(text.charAt(tokens[at]?.start ?? 0)) &&
    tokens[at - 1]?.end === tokens[at]?.start
  )
    at--;
  const mark = tokens[at];
  if (!mark || !ENDS_SENTENCE.test(mark.key)) return false;
  if (/^\p{Ll}/u.test(text.slice(next, next + 2))) return false;
  return mark.key !== "." || !ABBREVIATION.test(text.slice(Math.max(0, mark.end - 24), mark.end));
}

/** Whether the space between two offsets holds an end of a line that no program has wrapped. */
function hasLineEnd(text: string, from: number, to: number): boolean {
  let lines = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) lines++;
  if (lines !== 1) return lines > 1;
  if (/^\p{Ll}/u.test(text.slice(to, to + 2))) return false;
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  return from - lineStart < MIN_WRAPPED_LINE;
}
