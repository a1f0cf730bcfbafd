import "server-only";
import { LRUCache } from "lru-cache";
import { done, type Outcome } from "@/lib/outcome";
import { perProcess } from "@/server/platform/process";
import { fetchAddress, type Fetched } from "./fetch-address";

const MINUTES = 5;

/** What people looked at in previews, for a few minutes and at most so many bytes. */
const previewed = perProcess(
  "previewed",
  () =>
    new LRUCache<string, Fetched>({
      maxSize: 60_000_000,
      sizeCalculation: ({ bytes }) => bytes.length + 1_000,
      ttl: MINUTES * 60_000,
    }),
);

interface Asking {
  /** Of whoever asks: nobody gets what another person fetched. */
  readonly viewerId: string;
  /** Whether only a preview is wanted. */
  readonly isTrial: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Fetches an address, or takes what the same person's preview of it has fetched within the last
 * minutes: what is stored is what was looked at, and a page is not asked twice for it. Where another
 * server of the installation made the preview, the address is fetched again.
 */
export async function fetchForReading(
  address: string,
  { viewerId, isTrial, signal }: Asking,
): Promise<Outcome<Fetched>> {
  const key = `${viewerId} ${address}`;
  const there = previewed.get(key);
  if (there) {
    if (!isTrial) previewed.delete(key);
    return done(there);
  }
  const fetched = await fetchAddress(address, signal);
  if (fetched.ok && isTrial) previewed.set(key, fetched.value);
  return fetched;
}
