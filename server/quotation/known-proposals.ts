import "server-only";
import { LRUCache } from "lru-cache";
import { done, type Outcome } from "@/lib/outcome";
import type { Place, Proposal } from "@/lib/quotation/find";
import { runTask } from "@/server/platform/workers";
import { FIND_PROPOSALS } from "./tasks";

/** What a revision quotes never changes. So many proposals are remembered over all texts. */
const known = new LRUCache<string, readonly Proposal[]>({
  maxSize: 100_000,
  sizeCalculation: ({ length }) => 1 + length,
});

/** A text that is being read, for everybody who asks meanwhile. */
interface Reading {
  readonly answer: Promise<Outcome<Proposal[]>>;
  readonly abandoned: AbortController;
  readers: number;
}

const readings = new Map<string, Reading>();

/**
 * What a text quotes. `key` names the text and all else that the answer depends on. A text is read
 * once for all who ask at the same time, and given up when the last of them left.
 */
export async function proposalsOf(
  key: string,
  place: Place,
  signal?: AbortSignal,
): Promise<Outcome<readonly Proposal[]>> {
  const there = known.get(key);
  if (there) return done(there);
  let reading = readings.get(key);
  if (!reading || reading.abandoned.signal.aborted) {
    const abandoned = new AbortController();
    const answer = runTask(FIND_PROPOSALS, place, abandoned.signal);
    readings.set(key, (reading = { answer, abandoned, readers: 0 }));
  }
  const { answer, abandoned } = reading;
  const own = reading;
  own.readers++;
  const leave = () => {
    if (--own.readers === 0) abandoned.abort();
  };
  signal?.addEventListener("abort", leave, { once: true });
  if (signal?.aborted) leave();
  try {
    const found = await answer;
    if (found.ok) known.set(key, found.value);
    return found;
  } finally {
    signal?.removeEventListener("abort", leave);
    if (readings.get(key) === own) readings.delete(key);
  }
}
