import { isIP } from "node:net";
import { hostname } from "node:os";
import { isLoopback, LOOPBACK_NAMES } from "@/server/http/loopback";

export interface Listening {
  /** The URL people open. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly hasPublicUrl: boolean;
}

/**
 * A check of the Host header. Accepts the names of this server and nothing else, so that a page
 * of another site whose name was made to resolve to this machine (DNS rebinding) gets no answer.
 */
export function createHostCheck({ url, host, port, hasPublicUrl }: Listening) {
  const isLocal = isLoopback(host);
  const names = new Set([new URL(url).host]);
  for (const name of [...LOOPBACK_NAMES, host, ...(isLocal ? [] : [hostname().toLowerCase()])]) {
    names.add(`${name}:${port}`);
  }
  // Browsers leave out the default port.
  if (port === 80) for (const name of LOOPBACK_NAMES) names.add(name);
  return (hostHeader: string | undefined): boolean => {
    if (hostHeader === undefined) return false;
    if (names.has(hostHeader.toLowerCase())) return true;
    // A server that other machines reach may be called by any address it has.
    const address = hostHeader.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
    return !isLocal && !hasPublicUrl && isIP(address) > 0;
  };
}
