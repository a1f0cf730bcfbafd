import "server-only";
import type { IncomingMessage } from "node:http";
import { done, type Outcome } from "@/lib/outcome";
import { addressesOf } from "./addresses";
import { ask, failed, USER_AGENT } from "./ask";
import { notFetched } from "./refusals";
import { readAddress } from "./web-address";

/** What an address answered to what it was sent. */
interface Posted {
  readonly status: number;
  /** The beginning of the body as text, without what a database can not keep. */
  readonly answer: string;
}

interface PostLimits {
  /** For all of it: names, connection, the answer's last byte that is kept. */
  readonly milliseconds: number;
  /** How much of the answer is read, in bytes. */
  readonly bytes: number;
}

const POST_LIMITS: PostLimits = { milliseconds: 15_000, bytes: 2_000 };

/**
 * Sends JSON to an address that a person named, by the rules of {@link fetchAddress} for which machine
 * is reached (web-address.ts, addresses.ts). Redirects are not followed. Of the answer the status counts
 * and a little of the body is read; the rest is not waited for.
 *
 * Whatever the other side does, the answer is a refusal with a sentence, and never an error.
 *
 * @param signal of the server that is about to stop
 */
export async function postAddress(
  typed: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  signal?: AbortSignal,
  limits = POST_LIMITS,
): Promise<Outcome<Posted>> {
  if (process.env.OBELUS_FETCH === "off") return notFetched("Refusals.fetch.off");
  const url = readAddress(typed);
  if (!url.ok) return url;
  const timeout = AbortSignal.timeout(limits.milliseconds);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    const addresses = await addressesOf(url.value, either);
    either.throwIfAborted();
    if (!addresses.ok) return addresses;
    const response = await ask(url.value, addresses.value, {
      method: "POST",
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "user-agent": USER_AGENT,
        "accept-encoding": "identity",
      },
      body,
      signal: either,
    });
    return done({
      status: response.statusCode ?? 0,
      answer: await beginningOf(response, limits.bytes),
    });
  } catch (error) {
    if (timeout.aborted) {
      return notFetched("Refusals.fetch.tooSlow", {
        seconds: Math.ceil(limits.milliseconds / 1_000),
      });
    }
    if (signal?.aborted) return notFetched("Refusals.fetch.unreachable");
    return failed(error);
  }
}

/** What comes of the body up to so many bytes; less where the other side breaks off or is slow. */
async function beginningOf(response: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= most) break;
    }
  } catch {
    // The status has come, and it is what counts.
  } finally {
    response.destroy();
  }
  const isPacked = !/^(?:identity)?$/i.test((response.headers["content-encoding"] ?? "").trim());
  if (isPacked) return "";
  // A character that is cut in two at the end, and what is no text, become replacement characters.
  return Buffer.concat(chunks).subarray(0, most).toString("utf8").replaceAll("\0", "\ufffd");
}
