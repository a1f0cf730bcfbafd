/** How long the first restart waits, in milliseconds, and the longest that any waits. */
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** A server that has run for so long is well again: its next end counts as a first one. */
const WELL_AFTER_MS = 60_000;

/** How long to wait before each restart: half a second, then twice as long each time. */
export class Backoff {
  #ends = 0;

  constructor(readonly firstMs = FIRST_DELAY_MS) {}

  /** @param ranMs how long the server that has just ended was ready, in milliseconds. */
  next(ranMs: number): number {
    if (ranMs >= WELL_AFTER_MS) this.#ends = 0;
    this.#ends += 1;
    return Math.min(MAX_DELAY_MS, this.firstMs * 2 ** (this.#ends - 1));
  }
}
