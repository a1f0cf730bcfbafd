import { fold, type Searchable } from "./fold";

/** A place in a text; UTF-16 code units, half-open. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/**
 * Every place where the words occur, as a reader means them ({@link fold}), in reading order and
 * without overlaps. Words in quotation marks that do not stand so in the text are a phrase.
 */
export function hits(text: Searchable, words: string): Hit[] {
  const needle = fold(words).trim();
  const found = placesOf(text, needle);
  const phrase = /^"([^"]+)"?$/.exec(needle)?.[1]?.trim();
  return found.length === 0 && phrase ? placesOf(text, phrase) : found;
}

function placesOf({ folded, starts, ends }: Searchable, needle: string): Hit[] {
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
