/** A name over an axis: the middle of its preferred place and its width, in CSS pixels. */
export interface Named {
  readonly at: number;
  readonly wide: number;
}

export interface PlacedName {
  /** The middle of its actual place, within the chart. */
  readonly at: number;
  /** 0 is the row closest to the chart. */
  readonly row: number;
}

/**
 * CSS pixels at a font size of 12 px, rounded up for most letters of the sans, and for an
 * ideograph.
 */
const [LETTER, IDEOGRAPH] = [7, 13];

/** An upper bound for the width of words in CSS pixels, without measuring. */
export function widthOf(words: string): number {
  return [...words].reduce((sum, sign) => sum + (sign > "\u2e7f" ? IDEOGRAPH : LETTER), 0);
}

/** The least distance between two names of a row, in CSS pixels. */
const GAP = 8;

/**
 * Puts names that are close together into rows above each other, so that none overlap, and moves
 * those at the edges inwards. In the given order each gets the lowest row that is free at its
 * place.
 */
export function nameRows(names: readonly Named[], width: number): readonly PlacedName[] {
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
