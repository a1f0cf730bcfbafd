import { stemmer } from "stemmer";
import { eng } from "stopword";
import { foldForSearch } from "../text/search-words";
import { proposeQuantities } from "./quantities";

/** The longest beginning of a statement that is compared, in UTF-16 code units. */
export const MAX_COMPARED = 1_000;

const ADDRESS = /\b(?:https?:|www\.)\S+/giu;
/** Where a word begins inside another, as in a hash tag: "ClimateMarch". */
const INNER_WORD = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu;
/** Numbers with their separators, characters of scripts without spaces, and words. */
const TERM = /\p{N}+(?:[.,]\p{N}+)*|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[\p{L}\p{N}]+/gu;
const UNSPACED = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;
const ENGLISH = /^[a-z]+$/;
const COMMON = new Set(eng.map(foldForSearch));
/** The letters of a word by which it is compared where no stem is known. */
const BEGINNING = 6;

/** The beginning of a statement as it is compared: folded, without addresses. */
export function comparedWords(statement: string): string {
  const shown = statement.slice(0, MAX_COMPARED).replace(ADDRESS, " ").replace(INNER_WORD, " ");
  return foldForSearch(shown).replace(/['’]s\b/gu, "");
}

/**
 * The terms by which a statement is found, in reading order: stems of words (Porter 1980, for words
 * of the letters a to z; else their first letters), numbers, and pairs of characters in scripts
 * without spaces between words. Then the values of quantities in words, so that "one in five" is
 * found by "20 percent". The commonest English words are left out.
 */
export function termsOf(statement: string): string[] {
  const words = comparedWords(statement).match(TERM) ?? [];
  const terms = words.flatMap((word) => {
    if (COMMON.has(word)) return [];
    if (UNSPACED.test(word)) return pairsOf(word);
    return ENGLISH.test(word) ? stemmer(word) : word.slice(0, Math.max(BEGINNING, digits(word)));
  });
  return [...terms, ...valuesInWords(statement.slice(0, MAX_COMPARED))];
}

/** The values of quantities that stand there without digits, as they would be in digits. */
function valuesInWords(statement: string): string[] {
  return proposeQuantities(statement).flatMap(({ value, start, end }) =>
    /\p{N}/u.test(statement.slice(start, end)) ? [] : [String(value)],
  );
}

/** Numbers are compared whole. */
function digits(word: string): number {
  return /^\p{N}/u.test(word) ? word.length : 0;
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
