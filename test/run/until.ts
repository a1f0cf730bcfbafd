import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";

/** Long enough for a machine that does other work; what never comes true fails then. */
const MAX_WAIT_MS = 60_000;
const LOOK_MS = 20;

/** Shorter than a stream waits until it looks by itself, which finds what nobody told it. */
export const BEFORE_HEARTBEAT_MS = 12_000;

/** Resolves once the condition holds. @throws Error if it does not in `maxWait` milliseconds. */
export async function until(holds: () => boolean, maxWait = MAX_WAIT_MS): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > maxWait) throw new Error(`Not within ${maxWait} ms.`);
    await sleep(LOOK_MS);
  }
}

/** Resolves once the assertions pass; fails with their error if they do not within 15 seconds. */
export function untilPasses(assertions: () => void): Promise<void> {
  return vi.waitFor(assertions, { timeout: MAX_WAIT_MS / 4 });
}
