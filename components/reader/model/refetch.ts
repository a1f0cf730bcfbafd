import { callLater } from "@/components/call-later";
import type { ReadingStore } from "./reading-store";

/** Several changes that come together are read once, after so many milliseconds. */
const REFETCH_DELAY_MS = 200;
/** How long, in milliseconds, until what could not be read is asked for again. */
const RETRY_DELAY_MS = 5_000;

interface RefetchDependencies {
  /** Reads it; false when it could not be read now and may be later. */
  ask(): Promise<boolean>;
  /** Calls back after some milliseconds; the answer cancels. */
  later(call: () => void, milliseconds: number): () => void;
}

/**
 * Reads something again when a feed tells of it: once for several changes, once more when another
 * comes while it is being read, and never twice for the same.
 */
export class Refetcher {
  private lastNumber: number;
  private asking = false;
  private cancel: (() => void) | null = null;
  private stopped = false;

  /** `known` is the number of the last change that was read already. */
  constructor(
    private known: number,
    private readonly dependencies: RefetchDependencies,
  ) {
    this.lastNumber = known;
  }

  hear(number: number): void {
    if (number <= this.lastNumber || this.stopped) return;
    this.lastNumber = number;
    this.soon(REFETCH_DELAY_MS);
  }

  /** What was read holds everything up to a number, though nothing told of it. */
  has(number: number): void {
    this.known = Math.max(this.known, number);
    this.lastNumber = Math.max(this.lastNumber, number);
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
  }

  private soon(milliseconds: number): void {
    if (this.asking || this.cancel) return;
    this.cancel = this.dependencies.later(() => void this.read(), milliseconds);
  }

  private async read(): Promise<void> {
    this.cancel = null;
    if (this.lastNumber <= this.known) return;
    const before = this.known;
    // Taken before the question: what happens while it is asked may be missing in the answer.
    this.known = this.lastNumber;
    this.asking = true;
    const ok = await this.dependencies.ask();
    this.asking = false;
    if (this.stopped) return;
    if (!ok) this.known = before;
    if (this.lastNumber > this.known) this.soon(ok ? REFETCH_DELAY_MS : RETRY_DELAY_MS);
  }
}

/** The last number of any of these nouns of the project's feed, at least `minimum`. */
export function lastOf(
  nouns: Readonly<Record<string, number>>,
  about: readonly string[],
  minimum = 0,
): number {
  return Math.max(minimum, ...about.map((noun) => nouns[noun] ?? 0));
}

/** Read again whenever the project's feed tells of one of these nouns; the answer ends it. */
export function refetchOn(
  store: ReadingStore,
  about: readonly string[],
  known: number,
  ask: () => Promise<boolean>,
): { readonly reading: Refetcher; readonly stop: () => void } {
  const reading = new Refetcher(known, { ask, later: callLater });
  const hear = () => reading.hear(lastOf(store.now().nouns, about));
  const silence = store.listen(hear);
  hear();
  const stop = () => {
    silence();
    reading.stop();
  };
  return { reading, stop };
}
