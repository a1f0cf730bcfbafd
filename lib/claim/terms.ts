import { stemmer } from "stemmer";
import { eng } from "stopword";
import { fold } from "../text/fold";
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
const COMMON = new Set(eng.map(fold));
/** The letters of a word by which it is compared where no stem is known, in code points. */
const BEGINNING = 6;
/** The longest term, in code points: an index has a limit. */
const MAX_TERM = 64;

/** The beginning of a statement as it is compared: folded, without addresses. */
export function comparedWords(statement: string): string {
  const shown = statement.slice(0, MAX_COMPARED).replace(ADDRESS, " ").replace(INNER_WORD, " ");
  return fold(shown).replace(/['’]s\b/gu, "");
}

/**
 * The terms by which a statement is found, in reading order: stems of words (Porter 1980, for words
 * of the letters a to z; else their first letters), numbers, and pairs of characters in scripts
 * without spaces between words. Then the values of quantities in words, so that "one in five" is
 * found by "20 percent". The commonest English words are left out.
 */
export function termsOf(statement: string): string[] {
  return [...wordTermsOf(statement), ...valuesInWords(statement.slice(0, MAX_COMPARED))];
}

/** The terms of the words alone. */
export function wordTermsOf(statement: string): string[] {
  const words = comparedWords(statement).match(TERM) ?? [];
  return words.flatMap((word) => {
    if (COMMON.has(word)) return [];
    if (UNSPACED.test(word)) return pairsOf(word);
    if (ENGLISH.test(word)) return stemmer(word).slice(0, MAX_TERM);
    return beginning(word, /^\p{N}/u.test(word) ? MAX_TERM : BEGINNING);
  });
}

/** So many code points of a word. */
function beginning(word: string, length: number): string {
  return [...word].slice(0, length).join("");
}

/** The values of quantities that stand there without digits, as they would be in digits. */
function valuesInWords(statement: string): string[] {
  return proposeQuantities(statement).flatMap(({ value, start, end }) =>
    /\p{N}/u.test(statement.slice(start, end)) ? [] : [String(value)],
  );
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
