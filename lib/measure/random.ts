/** Returns random numbers in [0, 1). */
export type Random = () => number;

/**
 * A reproducible generator: mulberry32 (Tommy Ettinger, 2017, public domain), with 32 bits of
 * state, which is enough for resampling and for nothing secret.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed from words (FNV-1a over UTF-16 code units), so that a figure is the same every time. */
export function seedOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
