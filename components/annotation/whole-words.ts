import { CONTEXT } from "@/lib/anchor/quote";

/** What stands before words, without the word in which it is cut off. */
export function wholeWordsBefore(prefix: string): string {
  return wholeWords(prefix, /^\S*\s/);
}

/** What stands after words, without the word in which it is cut off. */
export function wholeWordsAfter(suffix: string): string {
  return wholeWords(suffix, /\s\S*$/);
}

/** A shorter one ends where the text does, and is cut off nowhere. */
function wholeWords(beside: string, cut: RegExp): string {
  return beside.length < CONTEXT ? beside : beside.replace(cut, " … ");
}
