import { bisectRight } from "d3-array";
import search from "approx-string-match";
import { tokensOf, type Token } from "./tokens";

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
/** Longer pieces, in UTF-16 code units, are searched by their beginning and their end. */
const MAX_PATTERN_LENGTH = 512;

/**
 * A source indexed for many quotations: its folded words as one string, so that exact words are
 * found by one search, and the places of each word, to find similar wordings.
 */
export class SourceIndex {
  readonly tokens: readonly Token[];
  private readonly folded: string;
  private readonly starts: Int32Array;
  private places: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(readonly text: string) {
    this.tokens = tokensOf(text);
    this.starts = new Int32Array(this.tokens.length);
    let length = 1;
    this.tokens.forEach(({ key }, i) => {
      this.starts[i] = length;
      length += key.length + 1;
    });
    this.folded = ` ${this.tokens.map(({ key }) => key).join(" ")} `;
  }

  /** The places of exactly these keys, in sequence. */
  exact(keys: readonly string[]): Run[] {
    const runs: Run[] = [];
    if (keys.length === 0) return runs;
    const sought = ` ${keys.join(" ")} `;
    let at = this.folded.indexOf(sought);
    for (; at >= 0 && runs.length < MAX_PLACES; at = this.folded.indexOf(sought, at + 1)) {
      const from = this.tokenAt(at + 1);
      runs.push({ from, to: from + keys.length });
    }
    return runs;
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
    const [found] = search(text, head, Math.floor(head.length * 0.55));
    if (!found) return null;
    let { end: stop, errors } = found;
    if (pattern.length > MAX_PATTERN_LENGTH) {
      const tail = pattern.slice(-MAX_PATTERN_LENGTH);
      const rest = text.slice(found.start);
      const [closing] = search(rest, tail, Math.floor(tail.length * 0.55));
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
    const places = this.placesOfKeys();
    const width = Math.max(8, keys.length);
    const votes = new Map<number, number>();
    const rarest = keys
      .map((key, i) => ({ i, at: places.get(key) ?? [] }))
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
      const runs = this.exact(keys.slice(i, i + CHUNK));
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

  /** For each key, the indices of its tokens. */
  placesOfKeys(): ReadonlyMap<string, readonly number[]> {
    if (this.places) return this.places;
    const places = new Map<string, number[]>();
    this.tokens.forEach(({ key }, i) => {
      const at = places.get(key);
      if (at) at.push(i);
      else places.set(key, [i]);
    });
    return (this.places = places);
  }

  /** The index of the token at an offset of the folded text, or of the one before it. */
  private tokenAt(place: number): number {
    return Math.max(0, bisectRight(this.starts, place) - 1);
  }
}
