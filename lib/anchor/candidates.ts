import { hull, overlap, type Span } from "../span/span";
import { likeness } from "./difference";
import { spanOf } from "./image";
import { indexOf, occurrences } from "./places";
import { tokensOf, type Token } from "./tokens";

/** Words that are sought in a text, with what stood around them where they were marked. */
export interface Sought {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A place in a text that may be meant. Offsets are UTF-16 code units. */
export interface Candidate {
  /** One for each piece that was found, in reading order. */
  readonly spans: readonly Span[];
  /** Whether the same words stand there, and not only similar ones. */
  readonly isSame: boolean;
  /** How many pieces of the target have no place with the others. */
  readonly missing: number;
}

/** The places that are offered, and how many more there are. */
export interface Candidates {
  readonly offered: readonly Candidate[];
  readonly more: number;
}

interface Place extends Span {
  readonly isSame: boolean;
}

/** A person chooses by one key: there are nine. */
export const MAX_CANDIDATES = 9;
export const NO_CANDIDATES: Candidates = { offered: [], more: 0 };
/** From this share of common words a wording may be the edited original. */
const SIMILAR = 0.6;
/** A word that occurs oftener shows no place by itself. */
const MAX_VOTES = 200;
const MAX_WINDOWS = 20;
/** Of one piece of several, no more places are put together with those of the others. */
const MAX_PLACES = 200;

/** Finds the places of a text where words of an annotation may stand. Reads the text once. */
export class CandidateFinder {
  private readonly tokens: readonly Token[];
  private readonly places: ReadonlyMap<string, readonly number[]>;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
    this.places = indexOf(this.tokens);
  }

  /**
   * Places where the words stand or similar ones do, for a person to choose from: the same words
   * first, those before others whose surroundings agree more. Of a target of several pieces each
   * place has one of each, as near to one another as they come in their order.
   */
  of(target: readonly Sought[]): Candidates {
    const found = target.map((piece) => this.placesOf(piece));
    const [only] = found;
    const all = target.length === 1 && only ? only.map(alone) : together(found);
    const offered = all.slice(0, MAX_CANDIDATES);
    return { offered, more: all.length - offered.length };
  }

  private placesOf(sought: Sought): Place[] {
    const words = tokensOf(sought.exact).map(({ key }) => key);
    if (words.length === 0) return [];
    const same = occurrences(words, this.tokens, this.places)
      .flatMap((from) => spanOf(this.tokens, { from, until: from + words.length }) ?? [])
      .map((at) => ({ at, agrees: agreement(this.text, at, sought) }))
      .sort((a, b) => b.agrees - a.agrees);
    const found: Place[] = same.map(({ at }) => ({ ...at, isSame: true }));
    for (const at of this.similarTo(words, sought.exact)) {
      if (!found.some((one) => overlap(one, at))) found.push({ ...at, isSame: false });
    }
    return found;
  }

  /** Stretches that share most of their words with those sought, the likest first. */
  private similarTo(words: readonly string[], exact: string): Span[] {
    const votes = new Map<number, number>();
    words.forEach((key, k) => {
      const where = this.places.get(key) ?? [];
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
        const at = fitted(this.tokens, words, third * 3);
        if (!at) return [];
        const score = likeness(exact, this.text.slice(at.start, at.end));
        return score >= SIMILAR ? [{ at, score }] : [];
      })
      .sort((a, b) => b.score - a.score)
      .map(({ at }) => at);
  }
}

function alone({ start, end, isSame }: Place): Candidate {
  return { spans: [{ start, end }], isSame, missing: 0 };
}

/**
 * One place of each piece, in their order. Begins with each place of the piece that has the fewest,
 * and takes the nearest one of each other piece.
 */
function together(pieces: readonly (readonly Place[])[]): Candidate[] {
  const sorted = pieces.map((places) =>
    places.slice(0, MAX_PLACES).sort((a, b) => a.start - b.start),
  );
  const rarest = sorted
    .map((places, piece) => ({ piece, count: places.length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)[0]?.piece;
  if (rarest === undefined) return [];
  const found = (sorted[rarest] ?? []).map((first) => {
    const chosen: Place[] = [first];
    for (const places of sorted.slice(rarest + 1)) {
      const end = chosen.at(-1)?.end ?? 0;
      const next = places.find(({ start }) => start >= end);
      if (next) chosen.push(next);
    }
    for (const places of sorted.slice(0, rarest).reverse()) {
      const start = chosen[0]?.start ?? 0;
      const next = places.findLast(({ end }) => end <= start);
      if (next) chosen.unshift(next);
    }
    const missing = pieces.length - chosen.length;
    const { start, end } = hull(chosen);
    return {
      spans: chosen.map((at) => ({ start: at.start, end: at.end })),
      isSame: missing === 0 && chosen.every(({ isSame }) => isSame),
      missing,
      reach: end - start,
    };
  });
  return found
    .sort(
      (a, b) => a.missing - b.missing || Number(b.isSame) - Number(a.isSame) || a.reach - b.reach,
    )
    .map(({ spans, isSame, missing }) => ({ spans, isSame, missing }));
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
