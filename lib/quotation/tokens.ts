import type { Span } from "../span/span";

/**
 * The unit in which quoted words are compared: a word, a number, one character of a script without
 * spaces, or one mark. Spans are UTF-16 code units of the text it was read from.
 */
export interface Token extends Span {
  /** In lower case, composed, with one form of apostrophe, without brackets inside the word. */
  readonly key: string;
  readonly isWord: boolean;
  /** Wholly or partly in square brackets: the quoter declares a change. */
  readonly declared: boolean;
  /** Of a partly bracketed word the letters outside the brackets: `walk` of `walk[ed]`. */
  readonly kept: string;
}

const NO_SPACES = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** Letters, with invisible characters inside a word. */
const LETTER = String.raw`(?:(?!${NO_SPACES})[\p{L}\p{M}\xAD\u200B-\u200D\u2060\uFEFF])`;
const PARTS = [
  String.raw`(?<single>${NO_SPACES}\p{M}*)`,
  String.raw`(?<number>(?:(?<![\p{L}\p{M}\p{N}])[-−+])?\p{N}+(?:[.,:/’']\p{N}+)*)`,
  String.raw`(?<word>(?:\[${LETTER}+\](?=${LETTER}))?${LETTER}+(?:\[(?!sic\])${LETTER}+\]${LETTER}*)*(?:['’ʼ]${LETTER}+)*)`,
  // Quotation marks, dashes, ellipses and direction marks are ignored.
  String.raw`(?<other>[^\s“”„‟″"«»‹›‘’‚‛′'\x60「」『』《》〈〉…⋯\-‐‑‒–—―−\u200B-\u200F\u061C\u2066-\u2069\uFEFF])`,
];
const TOKEN = new RegExp(PARTS.join("|"), "gu");
const INVISIBLE = /[\xAD\u200B-\u200D\u2060\uFEFF]/g;

const OPENS = new Set("[［〔");
const CLOSES = new Set("]］〕");
/** A longer bracket is no insertion by the quoter. UTF-16 code units. */
const MAX_INSERTION_LENGTH = 300;

/** The tokens of a text in reading order. Linear in the text. */
export function tokensOf(text: string, { start, end }: Span = { start: 0, end: text.length }) {
  const tokens: Token[] = [];
  let declaredUntil = -1;
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const at = start + match.index;
    const [written] = match;
    const to = at + written.length;
    if (OPENS.has(written)) {
      declaredUntil = closeOf(text, at, end);
      if (declaredUntil >= 0) continue;
    }
    if (CLOSES.has(written) && at === declaredUntil) continue;
    const isWord = match.groups?.other === undefined;
    const partly = isWord && written.includes("[");
    if (written === "." && isEllipsis(text, at)) continue;
    tokens.push({
      start: at,
      end: to,
      key: keyOf(written),
      isWord,
      declared: partly || at < declaredUntil,
      kept: partly ? keyOf(written.replace(/\[[^\]]*\]/g, "")) : "",
    });
  }
  return tokens;
}

function keyOf(written: string): string {
  const plain = /^[a-z]+$/.test(written);
  if (plain) return written;
  return written
    .replace(INVISIBLE, "")
    .replace(/[[\]]/g, "")
    .replace(/[’ʼ]/g, "'")
    .replace(/^−/, "-")
    .normalize("NFC")
    .toLowerCase();
}

function closeOf(text: string, open: number, end: number): number {
  for (let at = open + 1; at < Math.min(end, open + MAX_INSERTION_LENGTH); at++) {
    const letter = text[at] ?? "";
    if (CLOSES.has(letter)) return at;
    if (OPENS.has(letter) || letter === "\n") return -1;
  }
  return -1;
}

/** One of three or more full stops, with or without spaces between them. */
function isEllipsis(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 4), at + 5);
  const middle = Math.min(at, 4);
  for (const { 0: dots, index } of around.matchAll(/\.(?: ?\.){2,}/g)) {
    if (index <= middle && middle < index + dots.length) return true;
  }
  return false;
}

const ELLIPSIS = /[[(（【［]\s*(?:[…⋯]+|\.(?:\s?\.){2,})\s*[\])）】］]|[…⋯]+|\.(?: ?\.){2,}/gu;

/**
 * The pieces of a quotation between its ellipses; pieces without words are left out. The last of
 * `most` pieces goes on to the end.
 */
export function piecesOf(quoted: string, most = Infinity): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  const until = (end: number) => {
    if (tokensOf(quoted, { start, end }).some(({ isWord }) => isWord)) pieces.push({ start, end });
  };
  for (const { 0: mark, index } of quoted.matchAll(ELLIPSIS)) {
    if (pieces.length === most - 1) break;
    until(index);
    start = index + mark.length;
  }
  until(quoted.length);
  return pieces;
}

export function hasEllipsis(text: string): boolean {
  return text.search(ELLIPSIS) >= 0;
}

/** The number of words in a span. */
export function countWords(text: string, span: Span): number {
  return tokensOf(text, span).filter(({ isWord }) => isWord).length;
}
