/** Up to this many are all listed; of more, only those around the current one. */
const WHOLE = 400;
/** How many are listed before and after the current one. */
const AROUND = 100;
/** The listed range moves in steps of this size, so that it does not change with each key. */
const STEP = 50;

/**
 * Which of `size` annotations are listed, as a half-open range: all, or about 200 around the index
 * `current`, always with neighbours on both sides unless it is the first or the last.
 */
export function listed(
  size: number,
  current: number,
): {
  readonly from: number;
  readonly to: number;
} {
  if (size <= WHOLE) return { from: 0, to: size };
  const middle = Math.round(current / STEP) * STEP;
  const from = Math.max(0, Math.min(middle - AROUND, size - 2 * AROUND));
  return { from, to: Math.min(size, from + 2 * AROUND) };
}
