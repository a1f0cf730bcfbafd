import { pair, type Gap } from "./pairing";
import { tokensOf, type Token } from "./tokens";

/** Half-open ranges of the tokens of a text. */
export interface TokenRange {
  readonly from: number;
  readonly until: number;
}

/**
 * Which tokens of a text are which of the next one: sentences first, in what differs words. The
 * order of both texts is kept; what was moved elsewhere is not aligned.
 */
export class Alignment {
  readonly old: readonly Token[];
  readonly now: readonly Token[];
  /** For each old token the new one, or -1. */
  private readonly image: Int32Array;
  /** For each new token the old one, or -1. */
  private readonly origin: Int32Array;
  /** Where the run of tokens begins and ends that moved as one with a token. */
  private readonly runStart: Int32Array;
  private readonly runEnd: Int32Array;
  /** How many tokens before each one show by themselves where they belong. */
  private readonly certain: Int32Array;

  constructor(before: string, after: string) {
    this.old = tokensOf(before);
    this.now = tokensOf(after);
    this.image = new Int32Array(this.old.length).fill(-1);
    this.origin = new Int32Array(this.now.length).fill(-1);
    const isCertain = new Uint8Array(this.old.length);
    this.alignSentences(isCertain);
    this.markUniqueWords(isCertain);
    this.certain = sums(isCertain);
    [this.runStart, this.runEnd] = runsOf(this.image);
  }

  /** Where the token at an index is in the new text; null when it is gone or was moved. */
  imageOf(index: number): number | null {
    const image = this.image[index] ?? -1;
    return image < 0 ? null : image;
  }

  /** Whether a new token has a counterpart in the old text. */
  isOld(index: number): boolean {
    return (this.origin[index] ?? -1) >= 0;
  }

  /** The run that moved as one with all tokens of a range; null when they did not move as one. */
  runOf({ from, until }: TokenRange): TokenRange | null {
    if ((this.image[from] ?? -1) < 0) return null;
    const run = { from: this.runStart[from] ?? from, until: this.runEnd[from] ?? from };
    return run.until >= until ? run : null;
  }

  /** How many tokens of a range occur once in each text or belong to a sentence that does. */
  countCertain({ from, until }: TokenRange): number {
    return (this.certain[until] ?? 0) - (this.certain[from] ?? 0);
  }

  private alignSentences(isCertain: Uint8Array): void {
    const a = sentencesOf(this.old);
    const b = sentencesOf(this.now);
    const whole: Gap = { a: [0, a.keys.length], b: [0, b.keys.length] };
    const { unique, equal, gaps } = pair(a.keys, b.keys, whole, (key) => /[\p{L}\p{N}]/u.test(key));
    for (const [i, j] of equal) {
      const [from, until] = [a.starts[i] ?? 0, a.starts[i + 1] ?? this.old.length];
      for (let k = 0; k < until - from; k++) this.align(from + k, (b.starts[j] ?? 0) + k);
    }
    for (const [i] of unique) isCertain.fill(1, a.starts[i] ?? 0, a.starts[i + 1]);
    const [oldKeys, newKeys] = [this.old.map(({ key }) => key), this.now.map(({ key }) => key)];
    const startIn = (starts: readonly number[], i: number, length: number) => starts[i] ?? length;
    for (const gap of gaps) {
      const within: Gap = {
        a: [
          startIn(a.starts, gap.a[0], this.old.length),
          startIn(a.starts, gap.a[1], this.old.length),
        ],
        b: [
          startIn(b.starts, gap.b[0], this.now.length),
          startIn(b.starts, gap.b[1], this.now.length),
        ],
      };
      const words = pair(oldKeys, newKeys, within, (key) => /[\p{L}\p{N}]/u.test(key));
      for (const [i, j] of words.equal) this.align(i, j);
    }
  }

  private align(i: number, j: number): void {
    this.image[i] = j;
    this.origin[j] = i;
  }

  private markUniqueWords(isCertain: Uint8Array): void {
    const [before, after] = [countKeys(this.old), countKeys(this.now)];
    this.old.forEach(({ key, isWord }, i) => {
      const isUnique = isWord && before.get(key) === 1 && after.get(key) === 1;
      if (isUnique && (this.image[i] ?? -1) >= 0) isCertain[i] = 1;
    });
  }
}

/** The sentences as lists of keys, and the token with which each begins. */
function sentencesOf(tokens: readonly Token[]): { keys: string[]; starts: number[] } {
  const keys: string[] = [];
  const starts: number[] = [];
  let open: string[] = [];
  tokens.forEach(({ key, sentence }, i) => {
    if (i > 0 && tokens[i - 1]?.sentence !== sentence) {
      keys.push(open.join(" "));
      open = [];
    }
    if (open.length === 0) starts.push(i);
    open.push(key);
  });
  if (open.length > 0) keys.push(open.join(" "));
  return { keys, starts };
}

function countKeys(tokens: readonly Token[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of tokens) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function sums(flags: Uint8Array): Int32Array {
  const before = new Int32Array(flags.length + 1);
  flags.forEach((flag, i) => (before[i + 1] = (before[i] ?? 0) + flag));
  return before;
}

function runsOf(image: Int32Array): [Int32Array, Int32Array] {
  const starts = new Int32Array(image.length);
  const ends = new Int32Array(image.length);
  let from = 0;
  for (let i = 1; i <= image.length; i++) {
    const goesOn =
      i < image.length && (image[i] ?? -1) >= 0 && image[i] === (image[i - 1] ?? -1) + 1;
    // Before a run of -1 begins anew the index 0 would follow it as if it went on.
    if (goesOn && (image[i - 1] ?? -1) >= 0) continue;
    starts.fill(from, from, i);
    ends.fill(i, from, i);
    from = i;
  }
  return [starts, ends];
}
