import { setImmediate } from "node:timers/promises";

/** How many items are worked on in one turn of the main thread: a few dozen milliseconds. */
const PORTION = 1_000;

/** The items in their order, a portion at a time; requests have their turn between two portions. */
export async function* inPortions<T>(
  items: readonly T[],
  size = PORTION,
): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) {
    if (at > 0) await setImmediate();
    yield items.slice(at, at + size);
  }
}
