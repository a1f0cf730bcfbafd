import { bisectLeft } from "d3-array";

/**
 * Lanes: how a feed stays without a gap for everyone while some of it is private.
 *
 * A feed has one shared lane, numbered 1, 2, 3 … under the lock of its row, and one lane for each
 * person who did things only that person may see, numbered 1, 2, 3 … of its own. A change in a
 * personal lane also stores how far the shared lane had come (`after`). So every reader has a
 * merged feed of their own that is stable and has no gap, and nobody's number tells anything about
 * another person's private work.
 *
 * The `k`th personal change, written after `s` shared ones, is number `s + k` for its owner; a
 * shared change `s` is number `s` plus the personal changes written before it.
 */
export interface PersonalChange {
  /** Its number in the personal lane, from 1. */
  readonly number: number;
  /** The shared number reached when it was written. */
  readonly after: number;
}

/** The lane everybody reads. */
export const SHARED = "00000000-0000-0000-0000-000000000000";

/** The number of a personal change in its owner's merged feed. */
export function personalNumber(change: PersonalChange): number {
  return change.after + change.number;
}

/**
 * The number of a shared change for a reader; `afters` holds the `after` of each of the reader's
 * personal changes, ascending, since both lanes are written under one lock.
 */
export function sharedNumber(shared: number, afters: readonly number[]): number {
  return shared + bisectLeft(afters, shared);
}

/**
 * The number a thing's last change has for a reader. `lane` is null where everybody sees the thing;
 * `afters` as above.
 */
export function numberFor(
  thing: { readonly change: number; readonly lane: string | null },
  afters: readonly number[],
): number {
  return thing.lane === null
    ? sharedNumber(thing.change, afters)
    : personalNumber({ number: thing.change, after: afters[thing.change - 1] ?? 0 });
}

/**
 * How far each lane has come for a reader who has seen the merged feed up to `seen`; the inverse of
 * `personalNumber` and `sharedNumber`.
 */
export function lanesAt(
  seen: number,
  afters: readonly number[],
): { readonly shared: number; readonly personal: number } {
  // The personal changes already seen are those whose merged number is at most `seen`.
  let personal = 0;
  while (personal < afters.length && (afters[personal] ?? 0) + personal + 1 <= seen) personal++;
  return { shared: Math.max(0, seen - personal), personal };
}
