/** A name over an axis: the middle of where it wants to stand and how wide it is, in CSS pixels. */
export interface Named {
  readonly at: number;
  readonly wide: number;
}

export interface Placed {
  /** The middle of where it stands: within the chart. */
  readonly at: number;
  /** 0 is the row nearest to the chart. */
  readonly row: number;
}

/** CSS pixels at 12 px: more than most letters of the sans need, and what a Chinese character does. */
const [LETTER, IDEOGRAPH] = [7, 13];

/** How wide words are at most, without measuring them, in CSS pixels. */
export function widthOf(words: string): number {
  return [...words].reduce((sum, sign) => sum + (sign > "\u2e7f" ? IDEOGRAPH : LETTER), 0);
}

/** Between two names of one row, in CSS pixels. */
const GAP = 8;

/**
 * Names that stand close go into rows above each other, so that none touches its neighbour, and
 * those at the sides move in. Each has the lowest row that is free where it stands; in the order
 * in which they are given.
 */
export function nameRows(names: readonly Named[], width: number): readonly Placed[] {
  const taken: { left: number; right: number }[][] = [];
  return names.map(({ at, wide }) => {
    const half = wide / 2;
    const middle = Math.max(half, Math.min(width - half, at));
    const [left, right] = [middle - half, middle + half];
    const free = taken.findIndex((row) =>
      row.every((other) => right + GAP <= other.left || left >= other.right + GAP),
    );
    const row = free < 0 ? taken.length : free;
    (taken[row] ??= []).push({ left, right });
    return { at: middle, row };
  });
}
