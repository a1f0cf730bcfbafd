import { fold } from "./fold";
import { WORD } from "./search-words";

/** The lowest similarity at which a word may be the other one misspelt: see {@link likestWord}. */
const ALIKE = 0.3;

/**
 * The word of a text most similar to `word`, which is folded, and their similarity: the share of
 * common trigrams, from 0 to 1, as PostgreSQL's `similarity`. Null when no word is similar.
 */
export function likestWord(
  word: string,
  text: string,
): { readonly word: string; readonly likeness: number } | null {
  const target = trigrams(word);
  let best: { word: string; likeness: number } | null = null;
  for (const other of new Set(fold(text).match(WORD) ?? [])) {
    const likeness = countShared(target, trigrams(other));
    if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { word: other, likeness };
  }
  return best;
}

/** The trigrams of a word, padded with two spaces before it and one after, as pg_trgm does. */
function trigrams(word: string): ReadonlySet<string> {
  const characters = [" ", " ", ...word, " "];
  return new Set(
    characters.slice(2).map((last, i) => `${characters[i]}${characters[i + 1]}${last}`),
  );
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((three) => other.has(three)).length;
  return both / (one.size + other.size - both);
}
