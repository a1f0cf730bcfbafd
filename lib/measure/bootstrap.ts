import { normal, normalQuantile } from "./normal";
import type { Random } from "./random";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Resampling {
  readonly random: Random;
  /**
   * How many samples are drawn; 1,000 determine a 95 per cent interval to about a twentieth of its
   * width.
   */
  readonly times?: number;
  /** The coverage of the interval, between 0 and 1. */
  readonly level?: number;
}

/**
 * A BCa bootstrap interval: bias-corrected and accelerated. B. Efron, Better bootstrap confidence
 * intervals, JASA 82 (1987); B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap
 * (1993), chapter 14, equations 14.9, 14.10, 14.14 and 14.15.
 *
 * Units are drawn with replacement, so they must be what would vary in a new sample: sentences or
 * documents, never single annotations. Where the correction is not defined (the statistic lies
 * outside all samples, or no unit affects it) the percentile interval is used (13.5). Null for
 * fewer than two units.
 */
export function bootstrap<T>(
  units: readonly T[],
  statistic: (sample: readonly T[]) => number,
  { random, times = 1_000, level = 0.95 }: Resampling,
): Interval | null {
  if (units.length < 2) return null;
  const seen = statistic(units);
  const drawn = Float64Array.from({ length: times }, () =>
    statistic(units.map(() => units[Math.floor(random() * units.length)] as T)),
  ).sort();
  const tail = (1 - level) / 2;
  const bias = biasOf(drawn, seen);
  const acceleration = Number.isFinite(bias) ? accelerationOf(units, statistic) : 0;
  const end = (part: number) => {
    if (!Number.isFinite(bias)) return quantile(drawn, part);
    const z = bias + normalQuantile(part);
    return quantile(drawn, normal(bias + z / (1 - acceleration * z)));
  };
  return { low: end(tail), high: end(1 - tail) };
}

/** z0: the distance of the samples' median from the observed statistic. Ties count half. */
function biasOf(drawn: Float64Array, seen: number): number {
  let below = 0;
  for (const value of drawn) below += value < seen ? 1 : value === seen ? 0.5 : 0;
  return normalQuantile(below / drawn.length);
}

/** a, from the jackknife: how fast the spread changes with the statistic (14.15). */
export function accelerationOf<T>(
  units: readonly T[],
  statistic: (sample: readonly T[]) => number,
): number {
  // With this many units a single one hardly affects the statistic, and leaving out each takes
  // long.
  if (units.length > 2_000) return 0;
  const without = units.map((_, at) => statistic(units.toSpliced(at, 1)));
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/** The quantile of an ascending list, interpolated linearly. */
export function quantile(ascending: ArrayLike<number>, part: number): number {
  const place = Math.min(Math.max(part, 0), 1) * (ascending.length - 1);
  const low = ascending[Math.floor(place)] ?? 0;
  const high = ascending[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
