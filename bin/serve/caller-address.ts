import type { IncomingMessage } from "node:http";

/** Loopback and private networks, where a reverse proxy runs. */
const PRIVATE_NETWORK = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/;

/**
 * The IP address of whoever made the request. X-Forwarded-For is believed only where a proxy was
 * announced (by OBELUS_URL) and the connection comes from a private network; of several addresses
 * the last is the one the proxy itself has seen.
 */
export function readCallerAddress(
  { socket, headers }: Pick<IncomingMessage, "socket" | "headers">,
  isProxyExpected: boolean,
): string {
  const peer = socket.remoteAddress ?? "";
  const forwarded = headers["x-forwarded-for"];
  if (!isProxyExpected || !PRIVATE_NETWORK.test(peer) || typeof forwarded !== "string") return peer;
  return forwarded.split(",").at(-1)?.trim() ?? peer;
}
