import type { Alignment, TokenRange } from "./alignment";
import type { Token } from "./tokens";

/** A word that occurs oftener in the new text shows no place by itself. */
const MAX_VOTES = 30;
/** How many of the likeliest windows are measured. */
const MAX_WINDOWS = 8;

/** Where runs of tokens occur in both texts. */
export class Places {
  private readonly inOld: ReadonlyMap<string, readonly number[]>;
  private readonly inNew: ReadonlyMap<string, readonly number[]>;
  private readonly known = new Map<string, readonly [readonly number[], readonly number[]]>();

  constructor(private readonly alignment: Alignment) {
    this.inOld = indexOf(alignment.old);
    this.inNew = indexOf(alignment.now);
  }

  /** The tokens with which the same words begin, in the old text and in the new one. */
  of({ from, until }: TokenRange): readonly [readonly number[], readonly number[]] {
    const keys = this.alignment.old.slice(from, until).map(({ key }) => key);
    const sought = keys.join(" ");
    let found = this.known.get(sought);
    if (!found) {
      found = [
        occurrences(keys, this.alignment.old, this.inOld),
        occurrences(keys, this.alignment.now, this.inNew),
      ];
      this.known.set(sought, found);
    }
    return found;
  }

  /** The new places of these words to which no other occurrence of them moved. */
  free(range: TokenRange): number[] {
    const [old, now] = this.of(range);
    const length = range.until - range.from;
    const taken = new Set<number>();
    for (const start of old) {
      if (start === range.from) continue;
      if (this.alignment.runOf({ from: start, until: start + length }))
        taken.add(this.alignment.imageOf(start) ?? -1);
    }
    return now.filter((start) => !taken.has(start));
  }

  /** Parts of the new text that have no counterpart in the old one and share words with a range. */
  similar({ from, until }: TokenRange): TokenRange[] {
    const votes = new Map<number, number>();
    for (let i = from; i < until; i++) {
      const token = this.alignment.old[i];
      if (!token?.isWord) continue;
      const places = (this.inNew.get(token.key) ?? []).filter((j) => !this.alignment.isOld(j));
      if (places.length === 0 || places.length > MAX_VOTES) continue;
      for (const j of places) {
        // Words that were put in or left out shift the rest a little.
        const start = Math.floor((j - (i - from)) / 4);
        votes.set(start, (votes.get(start) ?? 0) + 1 / places.length);
      }
    }
    return [...votes]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_WINDOWS)
      .map(([quarter]) => this.fitted({ from, until }, quarter * 4))
      .filter((range) => range !== null);
  }

  /** From the first to the last word that a window shares with a range. */
  private fitted({ from, until }: TokenRange, start: number): TokenRange | null {
    const keys = new Set<string>();
    for (let i = from; i < until; i++) {
      const token = this.alignment.old[i];
      if (token) keys.add(token.key);
    }
    const slack = 4 + Math.ceil((until - from) / 4);
    const { now } = this.alignment;
    let [first, last] = [-1, -1];
    const end = Math.min(now.length, start + (until - from) + slack);
    for (let j = Math.max(0, start - 4); j < end; j++) {
      const token = now[j];
      if (!token || this.alignment.isOld(j) || !keys.has(token.key)) continue;
      if (first < 0 && token.isWord) first = j;
      last = j;
    }
    return first < 0 ? null : { from: first, until: last + 1 };
  }
}

/** Where each key stands. */
export function indexOf(tokens: readonly Token[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  tokens.forEach(({ key }, i) => {
    const places = index.get(key);
    if (places) places.push(i);
    else index.set(key, [i]);
  });
  return index;
}

/** Where a sequence of keys begins, found by its rarest one; `index` has the places of each key. */
export function occurrences(
  keys: readonly string[],
  tokens: readonly Token[],
  index: ReadonlyMap<string, readonly number[]>,
): number[] {
  let rarest = 0;
  for (let k = 1; k < keys.length; k++) {
    const places = (key: number) => index.get(keys[key] ?? "")?.length ?? 0;
    if (places(k) < places(rarest)) rarest = k;
  }
  const starts = (index.get(keys[rarest] ?? "") ?? []).map((place) => place - rarest);
  return starts.filter((start) => keys.every((key, k) => tokens[start + k]?.key === key));
}
