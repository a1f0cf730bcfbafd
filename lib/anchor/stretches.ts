import type { Span } from "../span/span";
import { Alignment } from "./alignment";
import type { Token } from "./tokens";

/** What one stretch of a text is to the other. Offsets are UTF-16 code units of each text. */
export interface Stretch {
  readonly kind: "same" | "removed" | "added";
  /** In the earlier text; empty, at its place, of what was added. */
  readonly before: Span;
  /** In the later text; empty, at its place, of what was removed. */
  readonly after: Span;
}

/** A change, of which one side may be empty, and what is the same behind it. */
interface Change {
  /** Where the change begins, where it ends, and where the same words end, in both texts. */
  from: Place;
  until: Place;
  end: Place;
  /** Where, within the same words, the distance between the two texts changes; in order. */
  cuts: Place[];
}

interface Place {
  readonly before: number;
  readonly after: number;
}

/** The longest common words, in UTF-16 code units, that two changes around them may swallow. */
const MAX_WEAK = 60;

/**
 * The difference of two texts in reading order: the spans of what is `same` and `removed` are the
 * earlier text without a gap, those of what is `same` and `added` the later one. A stretch that is the
 * same has one length in both, or is white space or a word that is written otherwise. What was moved
 * elsewhere is removed there and added here. White space of another length or kind, and what shows
 * nothing (composition, soft hyphens, a word broken at a line end), is the same. A few common words
 * between two longer changes count as changed (semantic cleanup: N. Fraser, Diff Strategies, 2006),
 * but not across a line end. Linear in the texts but for the alignment of their tokens.
 */
export function stretchesOf(before: string, after: string): Stretch[] {
  const found = joinWeak(before, changesOf(before, after));
  const changes = found.flatMap((change) => splitAtLineEnd(before, after, change));
  changes.forEach((change, i) => slide(before, after, changes[i - 1], change));
  return changes.flatMap(({ from, until, end, cuts }): Stretch[] => {
    const at = (one: Place, other: Place) => ({
      before: { start: one.before, end: other.before },
      after: { start: one.after, end: other.after },
    });
    const middle = { before: until.before, after: from.after };
    return [
      ...(from.before < until.before ? [{ kind: "removed" as const, ...at(from, middle) }] : []),
      ...(from.after < until.after ? [{ kind: "added" as const, ...at(middle, until) }] : []),
      ...[...cuts, end].flatMap((cut, i) => {
        const last = cuts[i - 1] ?? until;
        return last.before < cut.before ? [{ kind: "same" as const, ...at(last, cut) }] : [];
      }),
    ];
  });
}

/** The changes as they are, each with the same words behind it; the first may be empty. */
function changesOf(before: string, after: string): Change[] {
  const alignment = new Alignment(before, after);
  const { old, now } = alignment;
  const nowhere = { before: 0, after: 0 };
  const changes: Change[] = [{ from: nowhere, until: nowhere, end: nowhere, cuts: [] }];
  const grow = (to: Place, isSame: boolean, isSpelledAlike = true) => {
    const last = changes.at(-1) as Change;
    const { end } = last;
    if (to.before === end.before && to.after === end.after) return;
    if (isSame) {
      const isShifted = to.before - end.before !== to.after - end.after;
      last.end = to;
      if (isShifted || !isSpelledAlike) last.cuts.push(end, to);
    } else if (last.until === last.end) last.until = last.end = to;
    else changes.push({ from: end, until: to, end: to, cuts: [] });
  };
  /** What stands before the next pair of tokens: space, or tokens that have no counterpart. */
  const growBetween = (to: Place) => {
    const { end } = changes.at(-1) as Change;
    const [left, right] = [before.slice(end.before, to.before), after.slice(end.after, to.after)];
    if (left === right) return grow(to, true);
    // The space at both ends of what differs stays.
    const [head, other] = [leadingSpace(left), leadingSpace(right)];
    const keeps = head > 0 && other > 0;
    if (keeps) grow({ before: end.before + head, after: end.after + other }, true);
    const from = keeps ? { left: head, right: other } : { left: 0, right: 0 };
    const [tail, last] = [
      trailingSpace(left.slice(from.left)),
      trailingSpace(right.slice(from.right)),
    ];
    if (tail > 0 && last > 0) grow({ before: to.before - tail, after: to.after - last }, false);
    grow(to, tail > 0 && last > 0);
  };
  for (const [i, token] of old.entries()) {
    const image = alignment.imageOf(i);
    const other = image === null ? undefined : now[image];
    if (!other) continue;
    growBetween({ before: token.start, after: other.start });
    const words = before.slice(token.start, token.end);
    const isSpelledAlike = words === after.slice(other.start, other.end);
    const to = { before: token.end, after: other.end };
    grow(to, isSpelledAlike || looksSame(before, token, after, other), isSpelledAlike);
  }
  const end = { before: before.length, after: after.length };
  growBetween(end);
  return changes;
}

/** With how many UTF-16 code units of white space words begin. */
function leadingSpace(words: string): number {
  return /^\s*/.exec(words)?.[0].length ?? 0;
}

/** As {@link leadingSpace}, at the end. */
function trailingSpace(words: string): number {
  let at = words.length;
  while (at > 0 && leadingSpace(words.charAt(at - 1)) > 0) at--;
  return words.length - at;
}

/** Whether two tokens with one key look the same: other quotation marks and dashes do not. */
function looksSame(before: string, token: Token, after: string, other: Token): boolean {
  const left = before.slice(token.start, token.end);
  const right = after.slice(other.start, other.end);
  return left === right || shown(left) === shown(right);
}

function shown(words: string): string {
  return words
    .replace(/[-‐]\s+/g, "")
    .replace(/[\xAD\u200B\u2060\uFEFF]/g, "")
    .normalize("NFC");
}

/** Counts common words that are too short to connect anything as changed, with what is around them. */
function joinWeak(before: string, changes: readonly Change[]): Change[] {
  const out: Change[] = [];
  for (let next of changes) {
    for (let last = out.at(-1); last && isWeak(before, last, next); last = out.at(-1)) {
      next = { ...next, from: last.from };
      out.pop();
    }
    out.push(next);
  }
  return out;
}

/** The longest end of a line, in UTF-16 code units, that may belong to one of two lines. */
const MAX_LINE_TAIL = 8;

/**
 * Of lines that were removed behind a line that changed, the common mark at the end belongs to the
 * line that changed, and that of the last one was removed; and so with lines that were added.
 */
function splitAtLineEnd(before: string, after: string, change: Change): Change[] {
  const { from, until, end, cuts } = change;
  if (from.before === until.before || from.after === until.after) return [change];
  const [old, now] = [
    before.slice(from.before, until.before),
    after.slice(from.after, until.after),
  ];
  if (old.includes("\n") === now.includes("\n")) return [change];
  const lines = old.includes("\n") ? old : now;
  const room = Math.min(MAX_LINE_TAIL, (cuts[0] ?? end).before - until.before);
  const tail =
    /^[^\s\p{L}\p{N}]+/u.exec(before.slice(until.before, until.before + room))?.[0] ?? "";
  const head = lines.indexOf("\n") - tail.length;
  if (tail === "" || head < 0 || !lines.startsWith(tail, head)) return [change];
  // The first line ends with the tail, and so does what stands behind the change.
  const middle =
    lines === old
      ? { before: from.before + head, after: until.after }
      : { before: until.before, after: from.after + head };
  const on = ({ before: x, after: y }: Place, by: number) => ({ before: x + by, after: y + by });
  const next = on(middle, tail.length);
  return [
    { from, until: middle, end: next, cuts: [] },
    {
      from: next,
      until: on(until, tail.length),
      end,
      cuts: cuts.filter((cut) => cut.before >= until.before + tail.length),
    },
  ];
}

/** How far, in UTF-16 code units, a change is moved to where a line or a word begins. */
const MAX_SLIDE = 400;

/**
 * Moves what was only removed or only added to where it reads best among the places that make the
 * same texts: to line ends before ends of sentences, and these before words.
 */
function slide(before: string, after: string, last: Change | undefined, change: Change): void {
  const { from, until, end, cuts } = change;
  const isAdded = from.before === until.before;
  if (!last || isAdded === (from.after === until.after)) return;
  const text = isAdded ? after : before;
  const [start, stop] = isAdded ? [from.after, until.after] : [from.before, until.before];
  const leftRoom = from.before - (last.cuts.at(-1) ?? last.until).before;
  const rightRoom = (cuts[0] ?? end).before - until.before;
  const most = (room: number) => Math.min(room, MAX_SLIDE);
  let [left, right] = [0, 0];
  while (left < most(leftRoom) && text[start - 1 - left] === text[stop - 1 - left]) left++;
  while (right < most(rightRoom) && text[start + right] === text[stop + right]) right++;
  const rank = (by: number) => boundaryRank(text, start + by) + boundaryRank(text, stop + by);
  let best = 0;
  for (let by = -left; by <= right; by++) {
    // Both halves of a character stay together.
    if (/[\uDC00-\uDFFF]/.test(text.charAt(start + by) + text.charAt(stop + by))) continue;
    if (rank(by) > rank(best)) best = by;
  }
  const on = ({ before: x, after: y }: Place) => ({ before: x + best, after: y + best });
  const [begins, ends] = [on(from), on(until)];
  change.from = last.end = begins;
  change.until = ends;
}

/** How good a place between two characters is to begin or end a change. */
function boundaryRank(text: string, at: number): number {
  const [last, next] = [text[at - 1], text[at]];
  if (last === undefined || last === "\n") return 5;
  if (next === undefined || next === "\n") return 4;
  if (/\s/.test(last)) return /[.!?…]/.test(text[at - 2] ?? "") ? 3 : 2;
  return /\s/.test(next) ? 1 : 0;
}

/** Whether the common words between two changes are no longer than either of them. */
function isWeak(before: string, one: Change, other: Change): boolean {
  const size = ({ from, until }: Change) =>
    Math.max(until.before - from.before, until.after - from.after);
  const between = other.from.before - one.until.before;
  if (size(one) === 0 || between > MAX_WEAK) return false;
  const words = before.slice(one.until.before, other.from.before);
  if (words.includes("\n")) return false;
  const length = words.trim().length;
  return length <= size(one) && length <= size(other);
}
