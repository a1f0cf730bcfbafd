import type { Utf16 } from "../text/code-points";

/** A text as programs disagree about it: blanks, line ends, quotation marks and dashes are alike. */
export interface LooseText {
  readonly text: string;
  /** Where a character of it begins in the text it was made of, in UTF-16 code units. */
  toText(offset: Utf16): Utf16;
}

const ALIKE: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "‟": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "−": "-",
};

/** Runs of blanks and of characters without width; characters that have a plainer sibling. */
const CHANGED = /[\s\u00ad\u200b\u2060\ufeff]+|[‘’‚‛“”„‟«»‐‑–—−]/g;
/** A blank; U+FEFF, which `\s` has too, is none. */
const BLANK = /[^\S\ufeff]/;

/** Each run of blanks becomes one space; soft hyphens and characters without width go. */
export function looseText(text: string): LooseText {
  const parts: string[] = [];
  /** Where each unchanged piece begins: in the loose text, and in the text. */
  const loose: number[] = [0];
  const original: number[] = [0];
  let length = 0;
  let at = 0;
  for (const match of text.matchAll(CHANGED)) {
    const [found] = match;
    const piece = text.slice(at, match.index);
    const plain = ALIKE[found] ?? (BLANK.test(found) ? " " : "");
    at = match.index + found.length;
    parts.push(piece, plain);
    length += piece.length;
    if (plain !== "" && found.length > 1) {
      loose.push(length);
      original.push(match.index);
    }
    length += plain.length;
    if (found.length !== plain.length) {
      loose.push(length);
      original.push(at);
    }
  }
  parts.push(text.slice(at));
  return {
    text: parts.join(""),
    toText(offset) {
      const index = lastAtMost(loose, offset);
      return (original[index] ?? 0) + offset - (loose[index] ?? 0);
    },
  };
}

/** The index of the last number that is not greater; the numbers rise. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle;
  }
  return low;
}
