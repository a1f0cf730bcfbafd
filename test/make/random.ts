/**
 * A seeded generator of numbers in [0, 1) (mulberry32), so that a failed run can be repeated.
 * OBELUS_SEED chooses the seed; tests say in their names which one they had.
 */
export const SEED = Number(process.env.OBELUS_SEED ?? Date.now() % 1_000_000);

export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
