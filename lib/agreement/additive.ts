import { bootstrap, type Interval } from "@/lib/measure/bootstrap";
import type { Random } from "@/lib/measure/random";

/** Additions that one interval may cost: a tenth of a second. */
const BUDGET = 50_000_000;
const MAX_TIMES = 1_000;
const MIN_TIMES = 100;
/** An interval of which more samples than this part have no value is not given. */
const UNDEFINED_PART = 0.05;

/** Sums that may be added up over parts of the data, and the coefficient that they determine. */
export interface Additive {
  readonly parts: readonly Float64Array[];
  /** Null where the coefficient is not defined. */
  readonly value: (sums: Float64Array) => number | null;
}

/** The coefficient of all parts. */
export function valueOf({ parts, value }: Additive): number | null {
  return value(sum(parts));
}

/**
 * The 95 per cent BCa interval of the coefficient: its parts are drawn with replacement. Null where
 * there are fewer than two parts, or where the coefficient or too many of its samples are not
 * defined.
 */
export function intervalOf(additive: Additive, random: Random): Interval | null {
  const { parts, value } = additive;
  const seen = valueOf(additive);
  if (seen === null || parts.length < 2) return null;
  const cost = parts.length * (parts[0]?.length ?? 1);
  const times = Math.min(MAX_TIMES, Math.max(MIN_TIMES, Math.floor(BUDGET / cost)));
  let missing = 0;
  const interval = bootstrap(
    parts,
    (sample) => {
      const drawn = value(sum(sample));
      if (drawn === null) missing++;
      return drawn ?? seen;
    },
    { random, times },
  );
  return missing > UNDEFINED_PART * times ? null : interval;
}

/** All parts together. */
export function sum(parts: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(parts[0]?.length ?? 0);
  const { length } = sums;
  for (const part of parts) {
    for (let at = 0; at < length; at++) sums[at] = (sums[at] as number) + (part[at] as number);
  }
  return sums;
}
