/** Letters that stand for themselves and are searched as what people type for them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/** Scripts that put no space between words: Han, kana, Hangul. */
const UNSPACED = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff";
const UNSPACED_CHARACTER = new RegExp(`[${UNSPACED}]`, "g");
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "g");

/** Words without accents and case: `Łódź` and `lodz` are the same to somebody who looks for one. */
export function foldForSearch(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter);
}

/** What somebody looks for, taken apart. */
export interface SearchWords {
  /** The query with each character of an unspaced script standing alone. */
  readonly spaced: string;
  /**
   * The same as a tsquery in which each word may go on, or empty where the query has signs of its
   * own ("…", -, or) or no words. Only letters and digits stand in its quotes.
   */
  readonly beginnings: string;
  /** Runs that have to stand in the text as they are: phrases, and words of unspaced scripts. */
  readonly exact: readonly string[];
  /** Every word to mark in what is found. */
  readonly marked: readonly string[];
  /** The parts of a plain query, for looking inside words. */
  readonly parts: readonly string[];
  /** The words of a plain query of nothing but letters, long enough to be told when misspelt. */
  readonly misspelt: readonly string[];
}

/** As many parts as a person can mean; more only cost time. */
const MAX_PARTS = 20;

export function searchWords(query: string): SearchWords {
  const hasOr = /(?:^|\s)or(?:\s|$)/i.test(query);
  const wanted = query.replace(/(^|\s)-(?:"[^"]*"?|\S+)/g, "$1");
  const isPlain = !hasOr && wanted === query && !query.includes('"');
  const phrases = [...wanted.matchAll(/"([^"]+)"?/g)].map((match) => (match[1] ?? "").trim());
  const words = tokens(wanted.replace(/(^|\s)or(?=\s|$)/gi, " "));
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

/** The words of a query without accents and case; a run of an unspaced script is one. */
function tokens(query: string): string[] {
  const words = foldForSearch(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.flatMap((word) => word.match(RUNS) ?? []))];
}

/** One letter is no beginning: half of all words go on from it. */
function stemOf(word: string): string {
  if (isUnspaced(word)) return [...word].map((character) => `'${character}'`).join(" & ");
  return word.length < 2 ? `'${word}'` : `'${word}':*`;
}
