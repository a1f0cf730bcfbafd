import { PLAIN_LETTERS } from "./search-words";

/**
 * Finding words in a text as a reader means them: case, accents, the form of quotation marks and
 * dashes, and the kind and length of space make no difference. Offsets of hits are UTF-16 code
 * units of the original text, and never separate an accent from its letter.
 */
export interface Searchable {
  /** The text in the form that is compared. */
  readonly folded: string;
  /** Where in the text each code unit of `folded` begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** Marks that people omit when they type: of Latin, Greek and Cyrillic, Hebrew, Arabic. */
const ACCENT =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu;
/** Invisible characters: soft hyphens, joiners, direction marks, byte order marks. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]/gu;
const LIKE: Readonly<Record<string, string>> = {
  ...PLAIN_LETTERS,
  ς: "σ",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "‟": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
};

/** Built once for each text; linear in its length. */
export function searchable(text: string): Searchable {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (folded: string, start: number, end: number) => {
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    if (isSpace(code)) {
      let after = end;
      while (after < text.length && isSpace(text.charCodeAt(after))) after++;
      add(" ", at, after);
      at = after;
      continue;
    }
    const folded = code < 0x80 ? lowerAscii(code) : foldedCharacter(String.fromCodePoint(code));
    if (folded !== "") add(folded, at, end);
    // An accent of its own belongs to the letter before it.
    else if (ends.length > 0 && ends.at(-1) === at) ends[ends.length - 1] = end;
    at = end;
  }
  return { folded: parts.join(""), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** Every place where the words occur, in reading order, without overlaps. */
export function hits({ folded, starts, ends }: Searchable, words: string): Hit[] {
  const needle = searchable(words).folded.trim();
  const found: Hit[] = [];
  if (needle === "") return found;
  let at = folded.indexOf(needle);
  while (at >= 0) {
    const last = at + needle.length - 1;
    found.push({ start: starts[at] as number, end: ends[last] as number });
    at = folded.indexOf(needle, last + 1);
  }
  return found.filter(({ start }, i) => i === 0 || start >= (found[i - 1] as Hit).end);
}

/** The index of the first hit at or after an offset; 0 when all are before it. */
export function hitFrom(found: readonly Hit[], offset: number): number {
  const at = found.findIndex(({ start }) => start >= offset);
  return Math.max(at, 0);
}

function foldedCharacter(character: string): string {
  const plain = character
    .normalize("NFKD")
    .replace(ACCENT, "")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .toLowerCase();
  // In lower case İ becomes i and a combining dot.
  const small = plain.length > 1 ? plain.replace(ACCENT, "") : plain;
  return LIKE[small] ?? small;
}

function lowerAscii(code: number): string {
  return String.fromCharCode(code >= 65 && code <= 90 ? code + 32 : code);
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}
