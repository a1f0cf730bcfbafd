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
  /** Every word to highlight in the results. */
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
    marked: words,
    parts: isPlain ? query.split(/\s+/).filter(Boolean).slice(0, MAX_PARTS) : [],
    misspelt: (ofLetters
      ? words.filter((word) => word.length >= 4 && !isUnspaced(word))
      : []
    ).slice(0, MAX_PARTS),
  };
}

function isUnspaced(word: string): boolean {
  return word.search(UNSPACED_CHARACTER) === 0;
}

/** A word of a folded text. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a folded query; a run of an unspaced script is one. */
function tokens(query: string): string[] {
  const words = query.match(WORD) ?? [];
  return [...new Set(words.flatMap((word) => word.match(RUNS) ?? []))];
}

/** A single letter is no prefix: half of all words begin with it. */
function stemOf(word: string): string {
  if (isUnspaced(word)) return [...word].map((character) => `'${character}'`).join(" & ");
  return word.length < 2 ? `'${word}'` : `'${word}':*`;
}
