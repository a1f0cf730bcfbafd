import type { Span } from "../../span/span";

/** A number in digits, a word, or a single other character; offsets are UTF-16 code units. */
export interface Token extends Span {
  readonly kind: "digits" | "word" | "mark";
  readonly text: string;
  readonly lower: string;
  /** White space, or the start of the text, stands before it. */
  readonly spaced: boolean;
}

/**
 * Digits with the separators people write between them, a space only between groups of three; a
 * word with the apostrophes inside it; any other character.
 */
const TOKEN =
  /(?<digits>(?<![\p{L}\p{M}\d])\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*|(?<![\p{L}\p{M}\d])\.\d+)|(?<word>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|\S/gu;

export function tokensOf(words: string): readonly Token[] {
  let end = -1;
  return Array.from(words.matchAll(TOKEN), (match) => {
    const kind = match.groups?.digits ? "digits" : match.groups?.word ? "word" : "mark";
    const [text, start] = [match[0], match.index];
    const token = {
      kind,
      text,
      lower: text.toLowerCase(),
      start,
      end: start + text.length,
      spaced: start !== end,
    } satisfies Token;
    end = token.end;
    return token;
  });
}

const HYPHENS = new Set(["-", "‐", "‑"]);
const DASHES = new Set(["-", "‐", "‑", "–", "—", "−", "~", "～"]);

export function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && HYPHENS.has(token.text);
}

export function isDash(token: Token | undefined): boolean {
  return token !== undefined && DASHES.has(token.text);
}

/** True when nothing stands between the token and the one before it. */
export function isAttached(token: Token | undefined): token is Token {
  return token !== undefined && !token.spaced;
}
