import { bisector } from "d3-array";
import { diffArrays } from "diff";

/** Half-open ranges of two lists. */
export interface Gap {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** What pairs the items of two lists: where they agree, and where they do not. */
export interface Pairing {
  /** Pairs of items that occur once in each range; both numbers rise. */
  readonly unique: readonly (readonly [number, number])[];
  readonly equal: readonly (readonly [number, number])[];
  readonly gaps: readonly Gap[];
}

/** If more items than this differ between two certain pairs, they count as one replacement. */
const MAX_EDITS = 400;
/** How often the items between two certain pairs are searched for further ones. */
const MAX_DEPTH = 6;

/**
 * Pairs the equal items of two ranges of keys, in order. Items that occur once in each are paired
 * first (Cohen's patience diff), so that the frequent ones cannot pull the alignment apart, and so
 * again between those pairs. What is left Myers' algorithm decides (package diff), with a bound on
 * its cost. `marks` says which keys show where they belong: white space or a single mark does not.
 */
export function pair(
  a: readonly string[],
  b: readonly string[],
  within: Gap,
  marks: (key: string) => boolean,
): Pairing {
  const unique: (readonly [number, number])[] = [];
  const equal: (readonly [number, number])[] = [];
  const gaps: Gap[] = [];
  descend(within, 0);
  return { unique, equal, gaps };

  function descend(range: Gap, depth: number): void {
    const { gap, head, tail } = trimCommon(a, b, range);
    for (let k = 0; k < head; k++) equal.push([range.a[0] + k, range.b[0] + k]);
    between(gap, depth);
    for (let k = tail; k > 0; k--) equal.push([range.a[1] - k, range.b[1] - k]);
  }

  function between(gap: Gap, depth: number): void {
    if (gap.a[0] === gap.a[1] && gap.b[0] === gap.b[1]) return;
    if (gap.a[0] === gap.a[1] || gap.b[0] === gap.b[1]) {
      gaps.push(gap);
      return;
    }
    const certain = depth < MAX_DEPTH ? uniquePairs(a, b, gap, marks) : [];
    if (certain.length === 0) {
      align(gap);
      return;
    }
    let [x, y] = [gap.a[0], gap.b[0]];
    for (const [i, j] of certain) {
      descend({ a: [x, i], b: [y, j] }, depth + 1);
      unique.push([i, j]);
      equal.push([i, j]);
      [x, y] = [i + 1, j + 1];
    }
    descend({ a: [x, gap.a[1]], b: [y, gap.b[1]] }, depth + 1);
  }

  /** Myers between two certain pairs; one gap when the two sides have too little in common. */
  function align(gap: Gap): void {
    const changes = diffArrays(a.slice(...gap.a), b.slice(...gap.b), { maxEditLength: MAX_EDITS });
    if (!changes) {
      gaps.push(gap);
      return;
    }
    let [i, j] = [gap.a[0], gap.b[0]];
    let [openA, openB] = [i, j];
    const close = () => {
      if (i > openA || j > openB) gaps.push({ a: [openA, i], b: [openB, j] });
    };
    for (const { count, added, removed } of changes) {
      if (added) j += count;
      else if (removed) i += count;
      else {
        close();
        for (let k = 0; k < count; k++) equal.push([i + k, j + k]);
        [i, j] = [i + count, j + count];
        [openA, openB] = [i, j];
      }
    }
    close();
  }
}

function trimCommon(a: readonly string[], b: readonly string[], range: Gap) {
  let [from, until] = range.a;
  let [fromB, untilB] = range.b;
  while (from < until && fromB < untilB && a[from] === b[fromB]) {
    from++;
    fromB++;
  }
  while (from < until && fromB < untilB && a[until - 1] === b[untilB - 1]) {
    until--;
    untilB--;
  }
  const gap: Gap = { a: [from, until], b: [fromB, untilB] };
  return { gap, head: from - range.a[0], tail: range.a[1] - until };
}

/** Pairs of keys that occur once on each side, as many as are in the same order. */
function uniquePairs(
  a: readonly string[],
  b: readonly string[],
  gap: Gap,
  marks: (key: string) => boolean,
): [number, number][] {
  const once = (keys: readonly string[], [from, until]: readonly [number, number]) => {
    const places = new Map<string, number>();
    for (let i = from; i < until; i++) {
      const key = keys[i] ?? "";
      places.set(key, places.has(key) ? -1 : i);
    }
    return places;
  };
  const inB = once(b, gap.b);
  const pairs: [number, number][] = [];
  for (const [key, i] of once(a, gap.a)) {
    const j = inB.get(key);
    if (i >= 0 && j !== undefined && j >= 0 && marks(key)) pairs.push([i, j]);
  }
  return longestRising(pairs.sort((p, q) => p[0] - q[0]));
}

/** The longest subsequence that rises in its second number, in O(n log n). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const bySecond = bisector<number, number>((k) => pairs[k]?.[1] ?? 0);
  const previous = new Array<number>(pairs.length).fill(-1);
  pairs.forEach(([, j], k) => {
    const at = bySecond.left(tails, j);
    previous[k] = tails[at - 1] ?? -1;
    tails[at] = k;
  });
  const rising: [number, number][] = [];
  for (let k = tails.at(-1) ?? -1; k >= 0; k = previous[k] ?? -1) {
    rising.push(pairs[k] as [number, number]);
  }
  return rising.reverse();
}
