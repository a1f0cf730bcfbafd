import type { Random } from "@/lib/measure/random";
import type { Marked } from "../study";

/**
 * A random coding of the same text, Mathet et al. (2015), 5.2: for each coder the units of a coder
 * drawn at random, moved by a random distance; what is moved beyond the end comes in at the beginning.
 * Distances keep apart by half the mean length of a unit where there is room, so that two coders who
 * happen to be moved alike are not taken for chance.
 */
export function shuffle(
  coders: readonly (readonly Marked[])[],
  length: number,
  random: Random,
): Marked[][] {
  const units = coders.flat();
  const mean = units.reduce((sum, { start, end }) => sum + end - start, 0) / units.length;
  let free: Stretch[] = [{ start: 0, end: length }];
  return coders.map(() => {
    const by = Math.floor(free.length > 0 ? pick(free, random) : random() * length);
    free = cutOut(free, by - mean / 2, by + mean / 2);
    const drawn = coders[Math.floor(random() * coders.length)] ?? [];
    return drawn.map(({ start, end, label }) => {
      const moved = start + by > length ? by - length : by;
      return { start: start + moved, end: end + moved, label };
    });
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A place in one of the stretches; each place is as likely as the others. */
function pick(free: readonly Stretch[], random: Random): number {
  let place = random() * free.reduce((sum, { start, end }) => sum + end - start, 0);
  for (const { start, end } of free) {
    if (place <= end - start) return start + place;
    place -= end - start;
  }
  return free.at(-1)?.end ?? 0;
}

function cutOut(free: readonly Stretch[], from: number, to: number): Stretch[] {
  return free
    .flatMap(({ start, end }) => [
      { start, end: Math.min(end, from) },
      { start: Math.max(start, to), end },
    ])
    .filter(({ start, end }) => end > start);
}
