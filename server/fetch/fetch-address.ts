import "server-only";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { fetchedFrom } from "@/lib/contract/archives";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, refused, type Outcome } from "@/lib/outcome";
import { perProcess } from "@/server/platform/process";
import { addressesOf } from "./addresses";
import { ask, failed, USER_AGENT } from "./ask";
import { ACCEPTED_ENCODINGS, readBody } from "./body";
import { essenceOf, mayBeRead } from "./content-type";
import { notFetched } from "./refusals";
import { readAddress } from "./web-address";

/** What an address answered. */
export interface Fetched extends Omit<ShapeOf<typeof fetchedFrom>, "fetchedAt" | "size"> {
  /** The body without its Content-Encoding. */
  readonly bytes: Uint8Array;
  /** When the answer was complete. */
  readonly fetchedAt: Date;
}

export interface FetchLimits {
  /** Of the body, as it comes and unpacked. */
  readonly bytes: number;
  /** For all of it: names, redirects, the last byte. */
  readonly milliseconds: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { bytes: 10_000_000, milliseconds: 15_000, redirects: 5 };

/** How many addresses are fetched at once; each may hold a body in memory. */
const MOST_AT_ONCE = 8;

const running = perProcess("fetches", () => ({ count: 0 }));

const HEADERS = {
  "user-agent": USER_AGENT,
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-encoding": ACCEPTED_ENCODINGS,
};

/**
 * Fetches an address because a person asked for it. It reaches public machines only (web-address.ts,
 * addresses.ts), sends no cookie, no password and no referrer, goes through no proxy of the
 * environment, and follows redirects each of which is checked like the first address, but none from
 * https to http.
 *
 * Whatever the other side does, the answer is a refusal `not-fetched` with a sentence, and never an
 * error.
 *
 * @param signal of the request that asks, which ends it when its client leaves
 */
export async function fetchAddress(
  typed: string,
  signal?: AbortSignal,
  limits = FETCH_LIMITS,
): Promise<Outcome<Fetched>> {
  if (process.env.OBELUS_FETCH === "off") return notFetched("Refusals.fetch.off");
  const first = readAddress(typed);
  if (!first.ok) return first;
  if (running.count >= MOST_AT_ONCE) {
    return refused("too-many", undefined, { more: { retryAfter: 5 } });
  }
  running.count++;
  const timeout = AbortSignal.timeout(limits.milliseconds);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    return await follow(first.value, either, limits);
  } catch (error) {
    if (timeout.aborted) {
      const seconds = Math.ceil(limits.milliseconds / 1_000);
      return notFetched("Refusals.fetch.tooSlow", { seconds });
    }
    // Whoever asked is gone, and reads no answer.
    if (signal?.aborted) return notFetched("Refusals.fetch.unreachable");
    return failed(error);
  } finally {
    running.count--;
  }
}

async function follow(
  first: URL,
  signal: AbortSignal,
  limits: FetchLimits,
): Promise<Outcome<Fetched>> {
  let url = first;
  for (let redirects = 0; ; redirects++) {
    const addresses = await addressesOf(url, signal);
    signal.throwIfAborted();
    if (!addresses.ok) return addresses;
    const response = await ask(url, addresses.value, { method: "GET", headers: HEADERS, signal });
    const status = response.statusCode ?? 0;
    const target = REDIRECTS.has(status) ? response.headers.location : undefined;
    if (target === undefined) {
      return answerOf(first, url, response, limits).finally(() => response.destroy());
    }
    response.destroy();
    if (redirects >= limits.redirects) {
      return notFetched("Refusals.fetch.redirects", { number: limits.redirects });
    }
    const next = readAddress(target, url);
    if (!next.ok) return next;
    if (url.protocol === "https:" && next.value.protocol === "http:") {
      return notFetched("Refusals.fetch.downgrade");
    }
    url = next.value;
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

async function answerOf(
  first: URL,
  url: URL,
  response: IncomingMessage,
  limits: FetchLimits,
): Promise<Outcome<Fetched>> {
  const status = response.statusCode ?? 0;
  const mediaType = (response.headers["content-type"] ?? "").slice(0, 500);
  const refusal = whyNotRead(status, mediaType);
  if (refusal) return refusal;
  const body = await readBody(response, limits.bytes);
  if (!body.ok) return body;
  const bytes = body.value;
  if (bytes.length === 0) return notFetched("Refusals.fetch.empty");
  return done({
    url: first.href,
    finalUrl: url.href,
    status,
    mediaType,
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    fetchedAt: new Date(),
  });
}

function whyNotRead(status: number, mediaType: string) {
  if (status === 204 || status === 205) return notFetched("Refusals.fetch.empty");
  if (status < 200 || status > 299) return notFetched("Refusals.fetch.status", { status });
  if (mayBeRead(mediaType)) return null;
  return notFetched("Refusals.fetch.type", { type: essenceOf(mediaType).slice(0, 100) });
}
