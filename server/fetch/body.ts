import "server-only";
import type { IncomingMessage } from "node:http";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { done, type Outcome } from "@/lib/outcome";
import { notFetched } from "./refusals";

/** What is asked for; what else comes is refused. */
export const ACCEPTED_ENCODINGS = "gzip, br";

const DECODERS: ReadonlyMap<string, () => Transform> = new Map(
  Object.entries({
    gzip: createGunzip,
    "x-gzip": createGunzip,
    br: createBrotliDecompress,
  }),
);

/**
 * The body of an answer without its Content-Encoding. It is counted while it comes, as it comes and
 * unpacked, and ended as soon as either is too long, so that little can not become much.
 *
 * @param most in bytes
 */
export async function readBody(
  response: IncomingMessage,
  most: number,
): Promise<Outcome<Uint8Array>> {
  const tooLarge = notFetched("Refusals.fetch.tooLarge", { megabytes: most / 1_000_000 });
  if (Number(response.headers["content-length"] ?? 0) > most) return tooLarge;
  const unpacked = unpack(response);
  if (!unpacked) return notFetched("Refusals.fetch.packedOtherwise");
  let received = 0;
  response.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > most) response.destroy();
  });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) return tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    if (received > most) return tooLarge;
    if (isDamaged(error)) return notFetched("Refusals.fetch.damaged");
    throw error;
  }
  return done(Buffer.concat(chunks));
}

function unpack(response: IncomingMessage): Readable | null {
  const encoding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  if (encoding === "" || encoding === "identity") return response;
  const decoder = DECODERS.get(encoding)?.();
  // Faults of either end come out of the decoder, which is read.
  return decoder ? pipeline(response, decoder, () => undefined) : null;
}

/** How zlib reports bytes that are not what Content-Encoding says, or that end too early. */
function isDamaged(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? "";
  return /^(?:Z_|ERR__ERROR_|ERR_BROTLI|BROTLI)/.test(code);
}
