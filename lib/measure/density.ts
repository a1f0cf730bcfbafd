/** How dense occurrences are around a word of a text. */
export interface DensityPoint {
  /** The word's index in the text, from 0. */
  readonly word: number;
  /** Occurrences per 1,000 words of the window around it. */
  readonly rate: number;
}

/** The default window: a tenth of the text, at least 50 and at most 500 words. */
export function usualWindow(words: number): number {
  return Math.round(Math.min(500, Math.max(50, words / 10)));
}

/**
 * The rate per 1,000 words along a text, at evenly spaced words.
 *
 * `places` are the indices of the words at which occurrences begin, ascending; each counts once,
 * however long it is. The window reaches half its width (in words) to either side and is cut at the
 * ends of the text; the rate refers to the remaining part, so that it does not drop at the ends.
 * Empty for a text without words.
 */
export function density(
  places: readonly number[],
  words: number,
  window: number,
  points: number,
): DensityPoint[] {
  if (words < 1 || points < 1) return [];
  const half = Math.max(1, window) / 2;
  const count = Math.min(points, words);
  let from = 0;
  let to = 0;
  return Array.from({ length: count }, (_, at) => {
    const word = count === 1 ? 0 : Math.round((at * (words - 1)) / (count - 1));
    const low = Math.max(0, Math.ceil(word - half));
    const high = Math.min(words, Math.ceil(word + half));
    while (from < places.length && (places[from] ?? 0) < low) from++;
    while (to < places.length && (places[to] ?? 0) < high) to++;
    return { word, rate: (1000 * (to - from)) / (high - low) };
  });
}
