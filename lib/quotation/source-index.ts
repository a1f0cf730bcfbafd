import { bisectRight } from "d3-array";
import { closestMatch } from "../text/closest-match";
import { findSequence } from "./find-sequence";
import { apparatusOf, type Apparatus } from "./apparatus";
import { contextOf, tokensOf, type Token } from "./tokens";

/** Tokens of a source: the index of the first and the one after the last. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The most places that are returned. */
const MAX_PLACES = 200;
/** The most matches of a quotation's words in the source that are counted. */
const MAX_VOTES = 20_000;
const MAX_WINDOWS = 6;
const CHUNK = 3;
const MAX_CHUNKS = 60;
/** The most places of its rarest word at which a chunk is looked for; a frequent one says little. */
const MAX_TRIED = 5_000;
/** UTF-16 code units of a source that are more than a paragraph, whatever its line ends. */
const FAR = 100_000;
/** Longer pieces, in UTF-16 code units, are searched by their beginning and their end. */
const MAX_PATTERN_LENGTH = 512;

/**
 * A source indexed for many quotations: its words as numbers with the places of each, so that exact
 * words are found by the rarest of them, and its folded text, to find similar wordings.
 */
export class SourceIndex {
  readonly tokens: readonly Token[];
  readonly apparatus: Apparatus;
  private readonly folded: string;
  private readonly starts: Int32Array;
  /** The number of each token's word. */
  private readonly words: Int32Array;
  private readonly numbers = new Map<string, number>();
  private readonly places: (readonly number[])[];
  /** For each token how many line ends, and how many words, are before it. */
  private readonly lineEnds: Int32Array;
  private readonly wordCounts: Int32Array;

  constructor(readonly text: string) {
    this.apparatus = apparatusOf(text);
    this.tokens = tokensOf(text, undefined, contextOf(text, this.apparatus));
    const { length } = this.tokens;
    this.starts = new Int32Array(length);
    this.words = new Int32Array(length);
    this.lineEnds = new Int32Array(length + 1);
    this.wordCounts = new Int32Array(length + 1);
    const places: number[][] = [];
    let [at, before, lineEnds, wordCount] = [1, 0, 0, 0];
    this.tokens.forEach(({ key, start, end, isWord }, i) => {
      this.starts[i] = at;
      at += key.length + 1;
      const number = this.numbers.get(key) ?? places.push([]) - 1;
      this.numbers.set(key, number);
      this.words[i] = number;
      places[number]?.push(i);
      lineEnds += countLineEnds(text.slice(before, start));
      this.lineEnds[i] = lineEnds;
      this.wordCounts[i] = wordCount;
      before = end;
      if (isWord) wordCount++;
    });
    this.wordCounts[length] = wordCount;
    this.places = places;
    this.folded = ` ${this.tokens.map(({ key }) => key).join(" ")} `;
  }

  /**
   * The places of exactly these keys, in sequence and in reading order. Linear in the source and
   * the keys. `tried`: at most so many places of the rarest key are looked at.
   */
  exact(keys: readonly string[], tried = Infinity): Run[] {
    const sought = new Int32Array(keys.length);
    let rarest = 0;
    for (const [i, key] of keys.entries()) {
      const number = this.numbers.get(key);
      if (number === undefined) return [];
      sought[i] = number;
      if (this.countOf(number) < this.countOf(sought[rarest] ?? 0)) rarest = i;
    }
    if (keys.length === 0) return [];
    const candidates = this.places[sought[rarest] ?? 0] ?? [];
    const found = findSequence(this.words, sought, {
      at: candidates.length > tried ? candidates.slice(0, tried) : candidates,
      of: rarest,
      most: MAX_PLACES,
    });
    return found.map((from) => ({ from, to: from + keys.length }));
  }

  private countOf(number: number): number {
    return this.places[number]?.length ?? 0;
  }

  /** The places of the most similar wordings, the best first; none when nothing is similar. */
  nearest(keys: readonly string[]): Run[] {
    const pattern = keys.join(" ");
    const found: { run: Run; errors: number }[] = [];
    for (const window of this.windows(keys)) {
      const match = this.within(window, pattern);
      if (match) found.push(match);
    }
    return found.sort((a, b) => a.errors - b.errors).map(({ run }) => run);
  }

  private within({ from, to }: Run, pattern: string) {
    const start = this.starts[from] ?? 0;
    const last = to - 1;
    const end = (this.starts[last] ?? 0) + (this.tokens[last]?.key.length ?? 0);
    const text = this.folded.slice(start, end);
    const head = pattern.slice(0, MAX_PATTERN_LENGTH);
    const found = closestMatch(text, head, Math.floor(head.length * 0.55));
    if (!found) return null;
    let { end: stop, errors } = found;
    if (pattern.length > MAX_PATTERN_LENGTH) {
      const tail = pattern.slice(-MAX_PATTERN_LENGTH);
      const rest = text.slice(found.start);
      const closing = closestMatch(rest, tail, Math.floor(tail.length * 0.55));
      if (closing) {
        stop = Math.max(stop, found.start + closing.end);
        errors += closing.errors;
      }
    }
    const first = this.tokenAt(start + found.start);
    const final = this.tokenAt(start + Math.max(found.start, stop - 1));
    return { run: { from: first, to: final + 1 }, errors };
  }

  /** Stretches in which many words of the quotation have the same distances as in the quotation. */
  private windows(keys: readonly string[]): Run[] {
    const width = Math.max(8, keys.length);
    const votes = new Map<number, number>();
    const rarest = keys
      .map((key, i) => ({ i, at: this.placesOf(key) }))
      .filter(({ at }) => at.length > 0)
      .sort((a, b) => a.at.length - b.at.length);
    const vote = (place: number, weight: number) => {
      const bucket = Math.floor(place / width);
      for (const neighbour of [bucket - 1, bucket])
        votes.set(neighbour, (votes.get(neighbour) ?? 0) + weight);
    };
    // Several words in sequence occur in few places even where each of them is frequent.
    const step = Math.max(CHUNK, Math.ceil(keys.length / MAX_CHUNKS));
    for (let i = 0; i + CHUNK <= keys.length; i += step) {
      const runs = this.exact(keys.slice(i, i + CHUNK), MAX_TRIED);
      for (const { from } of runs) vote(from - i, CHUNK / Math.sqrt(runs.length));
    }
    let budget = MAX_VOTES;
    for (const { i, at } of rarest) {
      if (at.length > budget) break;
      budget -= at.length;
      const weight = 1 / (1 + Math.log2(at.length));
      for (const place of at) vote(place - i, weight);
    }
    if (votes.size === 0 && this.folded.length < 300_000) return this.whole();
    return [...votes]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_WINDOWS)
      .map(([bucket]) => ({
        from: Math.max(0, Math.min(this.tokens.length - 1, bucket * width - width)),
        to: Math.max(1, Math.min(this.tokens.length, (bucket + 3) * width + keys.length)),
      }))
      .filter(({ from, to }) => from < to);
  }

  private whole(): Run[] {
    return this.tokens.length > 0 ? [{ from: 0, to: this.tokens.length }] : [];
  }

  keys(): Iterable<string> {
    return this.numbers.keys();
  }

  /** The indices of the tokens with a key. */
  placesOf(key: string): readonly number[] {
    return this.places[this.numbers.get(key) ?? -1] ?? [];
  }

  /**
   * How many ends of lines or paragraphs are between two places; 0 when they are not in order. Very
   * long stretches count as two more.
   */
  lineEndsBetween(before: Run, after: Run): number {
    if (after.from < before.to) return 0;
    const [last, next] = [this.tokens[before.to - 1], this.tokens[after.from]];
    const isFar = last && next && next.start - last.end > FAR;
    const ends = (this.lineEnds[after.from] ?? 0) - (this.lineEnds[before.to - 1] ?? 0);
    return ends + (isFar ? 2 : 0);
  }

  /** How many words are between two places that are in order. */
  wordsBetween(before: Run, after: Run): number {
    return (this.wordCounts[after.from] ?? 0) - (this.wordCounts[before.to] ?? 0);
  }

  /** The index of the token at an offset of the folded text, or of the one before it. */
  private tokenAt(place: number): number {
    return Math.max(0, bisectRight(this.starts, place) - 1);
  }
}

/** How many runs of white space end a line. */
function countLineEnds(between: string): number {
  if (!between.includes("\n")) return 0;
  return (between.match(/\s+/g) ?? []).filter((space) => space.includes("\n")).length;
}
