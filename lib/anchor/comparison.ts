import { bisector } from "d3-array";
import { diffArrays } from "diff";
import { EditMap, type Edit } from "../span/edit";
import type { Span } from "../span/span";

/** How one text became another. */
export interface Comparison {
  readonly edits: EditMap;
  /**
   * Ranges that certainly correspond: lines that occur once in each text, in the same order, and
   * the common beginning and end. A passage between two of them cannot have moved out.
   */
  readonly sure: readonly Range[];
  /** Inserted runs; offsets of the new text. */
  readonly inserted: readonly Span[];
}

export interface Range {
  readonly old: Span0;
  readonly new: Span0;
}
/** A span that may be empty. */
interface Span0 {
  readonly start: number;
  readonly end: number;
}

/** From coarse to fine. A piece keeps its separators, so that the pieces joined are the text. */
const PIECES = [
  /[^\n]+|\n+/g,
  /[^.!?。！？\n]*[.!?。！？\n]+\s*|[^.!?。！？\n]+$/g,
  /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu,
];

/** If more words than this differ between two certain pieces, they count as one replacement. */
const MAX_EDITS = 400;

/**
 * Compares two texts: lines first, in what differs sentences, in what differs there words. Pieces
 * that occur once in both texts are matched first (Cohen's patience diff), so that the frequent
 * ones cannot pull the alignment apart; between them Myers' algorithm (package diff) decides,
 * with a bound on its cost. A 1 MB text with some hundred edits takes well under a second.
 */
export function compare(before: string, after: string): Comparison {
  const edits: Edit[] = [];
  const inserted: Span0[] = [];
  const sure: Range[] = [];
  const whole = trimCommon(before, after, {
    old: { start: 0, end: before.length },
    new: { start: 0, end: after.length },
  });
  sure.push({ old: { start: 0, end: whole.old.start }, new: { start: 0, end: whole.new.start } });
  descend(whole, 0);
  sure.push({
    old: { start: whole.old.end, end: before.length },
    new: { start: whole.new.end, end: after.length },
  });
  return {
    edits: new EditMap(mergeEdits(edits)),
    sure,
    inserted: inserted.filter((s) => s.end > s.start),
  };

  function descend(range: Range, level: number): void {
    const pieces = PIECES[level];
    if (range.old.start === range.old.end || range.new.start === range.new.end || !pieces) {
      if (range.old.end > range.old.start || range.new.end > range.new.start) replace(range);
      return;
    }
    const a = cut(before, range.old, pieces);
    const b = cut(after, range.new, pieces);
    for (const gap of gapsOf(a, b, level === 0 ? sure : null)) {
      const inner = {
        old: hullOf(a, gap.a, range.old),
        new: hullOf(b, gap.b, range.new),
      };
      descend(level < 2 ? trimCommon(before, after, inner) : inner, level + 1);
    }
  }

  function replace({ old, new: now }: Range): void {
    edits.push({ span: old, inserted: now.end - now.start });
    inserted.push(now);
  }
}

interface Piece extends Span0 {
  readonly text: string;
}

function cut(text: string, within: Span0, pieces: RegExp): Piece[] {
  const found: Piece[] = [];
  for (const match of text.slice(within.start, within.end).matchAll(pieces)) {
    const start = within.start + match.index;
    if (match[0] !== "") found.push({ start, end: start + match[0].length, text: match[0] });
  }
  return found;
}

interface Gap {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** The runs of pieces that do not match, as half-open index ranges in both lists. */
function gapsOf(a: readonly Piece[], b: readonly Piece[], sure: Range[] | null): Gap[] {
  const gaps: Gap[] = [];
  let [x, y] = [0, 0];
  for (const [i, j] of [...uniquePairs(a, b), [a.length, b.length] as const]) {
    gaps.push(...alignBounded(a, b, { a: [x, i], b: [y, j] }));
    const [old, now] = [a[i], b[j]];
    if (sure && old && now) {
      sure.push({
        old: { start: old.start, end: old.end },
        new: { start: now.start, end: now.end },
      });
    }
    [x, y] = [i + 1, j + 1];
  }
  return gaps;
}

/** Myers between two certain pieces; one gap when the two sides have too little in common. */
function alignBounded(a: readonly Piece[], b: readonly Piece[], gap: Gap): Gap[] {
  const [x, y] = [a.slice(...gap.a).map((p) => p.text), b.slice(...gap.b).map((p) => p.text)];
  if (x.length === y.length && x.every((text, i) => text === y[i])) return [];
  if (x.length === 0 || y.length === 0) return [gap];
  const changes = diffArrays(x, y, { maxEditLength: MAX_EDITS });
  if (!changes) return [gap];
  const gaps: Gap[] = [];
  let [i, j] = [gap.a[0], gap.b[0]];
  let open: { i: number; j: number } | null = null;
  const close = () => {
    if (open) gaps.push({ a: [open.i, i], b: [open.j, j] });
    open = null;
  };
  for (const { count, added, removed } of changes) {
    if (added || removed) open ??= { i, j };
    else close();
    if (!added) i += count;
    if (!removed) j += count;
  }
  close();
  return gaps;
}

/** Pairs of pieces that occur once on each side, as many as are in the same order. */
function uniquePairs(a: readonly Piece[], b: readonly Piece[]): [number, number][] {
  const once = (pieces: readonly Piece[]) => {
    const places = new Map<string, number>();
    pieces.forEach(({ text }, i) => places.set(text, places.has(text) ? -1 : i));
    return places;
  };
  const inB = once(b);
  const pairs: [number, number][] = [];
  for (const [text, i] of once(a)) {
    const j = inB.get(text);
    // White space or a single mark does not show where it belongs.
    if (i >= 0 && j !== undefined && j >= 0 && /[\p{L}\p{N}]/u.test(text)) pairs.push([i, j]);
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

function hullOf(
  pieces: readonly Piece[],
  [from, to]: readonly [number, number],
  within: Span0,
): Span0 {
  const start = pieces[from]?.start ?? within.end;
  return { start, end: from < to ? (pieces[to - 1]?.end ?? start) : start };
}

/** Drops the common beginning and end, but never cuts a word or a surrogate pair. */
function trimCommon(before: string, after: string, { old, new: now }: Range): Range {
  const most = Math.min(old.end - old.start, now.end - now.start);
  let head = 0;
  while (head < most && before[old.start + head] === after[now.start + head]) head++;
  while (
    head > 0 &&
    head < Math.max(old.end - old.start, now.end - now.start) &&
    !isEdge(before, old.start + head, after, now.start + head)
  )
    head--;
  let tail = 0;
  while (tail < most - head && before[old.end - 1 - tail] === after[now.end - 1 - tail]) tail++;
  while (tail > 0 && !isEdge(before, old.end - tail, after, now.end - tail)) tail--;
  return {
    old: { start: old.start + head, end: old.end - tail },
    new: { start: now.start + head, end: now.end - tail },
  };
}

/** Whether a cut is at the edge of a line in both texts. */
function isEdge(before: string, i: number, after: string, j: number): boolean {
  return before[i - 1] === "\n" && after[j - 1] === "\n";
}

/** Edits that touch are one. */
function mergeEdits(edits: readonly Edit[]): Edit[] {
  const apart: { span: { start: number; end: number }; inserted: number }[] = [];
  for (const { span, inserted } of edits) {
    const last = apart.at(-1);
    if (last && span.start <= last.span.end) {
      last.span.end = span.end;
      last.inserted += inserted;
    } else apart.push({ span: { ...span }, inserted });
  }
  return apart;
}
