import { fold } from "./fold";

/** Scripts without spaces between words: Han, kana, Hangul. */
const UNSPACED = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff";
const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED}]`, "g");
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "g");

/** A parsed search query; all words in it are folded. */
export interface SearchWords {
  /** The query with each character of an unspaced script as a word of its own. */
  readonly spaced: string;
  /**
   * The same as a tsquery whose words match as prefixes; empty where the query has operators of its
   * own ("…", -, or) or no words. Only letters and digits get into its quotes.
   */
  readonly beginnings: string;
  /** Runs that the text must contain verbatim: phrases, and words of unspaced scripts. */
  readonly exact: readonly string[];
  /** All that is highlighted in the results: phrases, and words with the signs inside them. */
  readonly marked: readonly string[];
  /** The parts of a plain query, for matching inside words. */
  readonly parts: readonly string[];
  /**
   * The words of a plain query of letters only, long enough that a misspelling can be recognised.
   */
  readonly misspelt: readonly string[];
}

/** More parts than anybody means; further ones only cost time. */
const MAX_PARTS = 20;

export function searchWords(typed: string): SearchWords {
  const query = fold(typed);
  const hasOr = /(?:^|\s)or(?:\s|$)/i.test(query);
  const positive = query.replace(/(^|\s)-(?:"[^"]*"?|\S+)/g, "$1");
  const isPlain = !hasOr && positive === query && !query.includes('"');
  const phrases = [...positive.matchAll(/"([^"]+)"?/g)].map((match) => (match[1] ?? "").trim());
  const words = tokens(positive.replace(/(^|\s)or(?=\s|$)/gi, " "));
  const unspaced = words.filter((word) => isUnspaced(word) && word.length > 1);
  const exact = hasOr ? [] : [...phrases.filter((phrase) => /\s/.test(phrase)), ...unspaced];
  const ofLetters = isPlain && /^[\p{L}\p{M}\s'’-]+$/u.test(query);
  return {
    spaced: query.replace(UNSPACED_CHARACTER, " $& "),
    beginnings: isPlain ? words.map(stemOf).join(" & ") : "",
    exact: exact.slice(0, MAX_PARTS),
    marked: markedIn(positive, phrases),
    parts: isPlain ? query.split(/\s+/).filter(Boolean).slice(0, MAX_PARTS) : [],
    misspelt: (ofLetters
      ? words.filter((word) => word.length >= 4 && !isUnspaced(word))
      : []
    ).slice(0, MAX_PARTS),
  };
}

/** Phrases as they are, and outside of them words, where an apostrophe or a hyphen is part of one. */
function markedIn(positive: string, phrases: readonly string[]): string[] {
  const rest = positive.replace(/"[^"]*"?/g, " ").replace(/(^|\s)or(?=\s|$)/gi, " ");
  const words = rest
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ""))
    .flatMap((word) => (isSigned(word) ? [word] : tokens(word)));
  return [...new Set([...phrases.filter((phrase) => tokens(phrase).length > 0), ...words])];
}

function isSigned(word: string): boolean {
  return /[^\p{L}\p{M}\p{N}]/u.test(word) && word.search(UNSPACED_CHARACTER) === -1;
}

/** Whether a word begins in a script without spaces. */
export function isUnspaced(word: string): boolean {
  return word.search(UNSPACED_CHARACTER) === 0;
}

/** A word of a folded text. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a folded query; a run of an unspaced script is one. */
export function tokens(query: string): string[] {
  const words = query.match(WORD) ?? [];
  return [...new Set(words.flatMap((word) => word.match(RUNS) ?? []))];
}

/** A single letter is no prefix: half of all words begin with it. */
function stemOf(word: string): string {
  if (isUnspaced(word)) return [...word].map((character) => `'${character}'`).join(" & ");
  return word.length < 2 ? `'${word}'` : `'${word}':*`;
}
