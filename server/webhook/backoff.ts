import "server-only";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one follows, in milliseconds, as Standard Webhooks proposes. */
const WAITS = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/**
 * So many failed attempts hold back what comes after, for about five minutes; then what comes after
 * passes it. So a receiver that is away for a moment hears everything in order, and one delivery that it
 * never takes holds nothing up.
 */
export const HOLDING_ATTEMPTS = 2;

/** After so long without a delivery that succeeded a webhook is switched off. */
export const FAILING_DAYS = 5;
export const FAILING_MS = FAILING_DAYS * 24 * HOUR;

/**
 * When a delivery is tried again, or null when it was tried for the last time.
 *
 * @param attempts made so far
 * @param chance from 0 to 1: up to a fifth is added, so that not everything comes at once
 */
export function nextAttempt(attempts: number, now: Date, chance: number): Date | null {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + Math.round(wait * (1 + chance / 5)));
}
