import { overlap, type Span } from "../span/span";
import { likeness } from "./difference";
import { spanOf } from "./image";
import { occurrences } from "./places";
import { tokensOf, type Token } from "./tokens";

/** Words that are sought in a text, with what stood around them where they were marked. */
interface Sought {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A place in a text that may be meant. Offsets are UTF-16 code units. */
export interface Candidate extends Span {
  /** Whether the same words stand there, and not only similar ones. */
  readonly isSame: boolean;
}

/** The places that are offered, and how many more there are. */
export interface Candidates {
  readonly offered: readonly Candidate[];
  readonly more: number;
}

/** A person chooses by one key: there are nine. */
export const MAX_CANDIDATES = 9;
export const NO_CANDIDATES: Candidates = { offered: [], more: 0 };
/** From this share of common words a wording may be the edited original. */
const SIMILAR = 0.6;
/** A word that occurs oftener shows no place by itself. */
const MAX_VOTES = 200;
const MAX_WINDOWS = 20;

/**
 * The places of a text where words stand or similar ones do, for a person to choose from: the same
 * words first, those before others whose surroundings agree more. Linear in the text.
 */
export function candidatesFor(text: string, sought: Sought): Candidates {
  const tokens = tokensOf(text);
  const words = tokensOf(sought.exact).map(({ key }) => key);
  if (words.length === 0) return NO_CANDIDATES;
  const places = new Map<string, number[]>(words.map((key) => [key, []]));
  tokens.forEach(({ key }, i) => places.get(key)?.push(i));
  const same = occurrences(words, tokens, places)
    .flatMap((from) => spanOf(tokens, { from, until: from + words.length }) ?? [])
    .sort((a, b) => agreement(text, b, sought) - agreement(text, a, sought));
  const found: Candidate[] = same.map((at) => ({ ...at, isSame: true }));
  for (const at of similarTo(text, tokens, { words, places, exact: sought.exact })) {
    if (!found.some((one) => overlap(one, at))) found.push({ ...at, isSame: false });
  }
  const offered = found.slice(0, MAX_CANDIDATES);
  return { offered, more: found.length - offered.length };
}

/** Stretches that share most of their words with those sought, the likest first. */
function similarTo(
  text: string,
  tokens: readonly Token[],
  sought: {
    readonly words: readonly string[];
    readonly places: ReadonlyMap<string, readonly number[]>;
    readonly exact: string;
  },
): Span[] {
  const { words, places, exact } = sought;
  const votes = new Map<number, number>();
  words.forEach((key, k) => {
    const where = places.get(key) ?? [];
    if (where.length > MAX_VOTES) return;
    for (const place of where) {
      const start = Math.floor((place - k) / 3);
      votes.set(start, (votes.get(start) ?? 0) + 1 / where.length);
    }
  });
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_WINDOWS)
    .flatMap(([third]) => {
      const at = fitted(tokens, words, third * 3);
      if (!at) return [];
      const score = likeness(exact, text.slice(at.start, at.end));
      return score >= SIMILAR ? [{ at, score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ at }) => at);
}

/** From the first to the last word near an index that is among those sought. */
function fitted(tokens: readonly Token[], words: readonly string[], place: number): Span | null {
  const sought = new Set(words);
  const isSought = (i: number) => tokens[i]?.isWord === true && sought.has(tokens[i].key);
  let first = Math.max(0, place - 2);
  while (first < place + words.length && !isSought(first)) first++;
  let last = first + words.length + Math.ceil(words.length / 5) - 1;
  while (last > first && !isSought(last)) last--;
  if (!isSought(first)) return null;
  // The mark that closes the words belongs to them.
  if (tokens[last + 1] && tokens[last + 1]?.key === words.at(-1)) last++;
  return spanOf(tokens, { from: first, until: last + 1 });
}

/** How many characters on both sides are those that stood around the words. */
function agreement(text: string, { start, end }: Span, { prefix, suffix }: Sought): number {
  let [before, after] = [0, 0];
  while (before < prefix.length && prefix[prefix.length - 1 - before] === text[start - 1 - before])
    before++;
  while (after < suffix.length && suffix[after] === text[end + after]) after++;
  return before + after;
}
