import "server-only";
import { request as requestHttp, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import packageJson from "@/package.json";
import type { CheckedAddress } from "./addresses";
import { notFetched } from "./refusals";

export const USER_AGENT = `Obelus/${packageJson.version}`;

interface RequestParts {
  readonly method: "GET" | "POST";
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/**
 * The answer once its headers are there. The connection goes to one of the addresses that were
 * checked: the one place of the server that asks a machine of the web.
 */
export function ask(
  url: URL,
  addresses: readonly CheckedAddress[],
  { method, headers, body, signal }: RequestParts,
): Promise<IncomingMessage> {
  const [first] = addresses;
  const lookup: LookupFunction = (_name, { all }, found) => {
    if (all) found(null, [...addresses]);
    else found(null, first?.address ?? "", first?.family);
  };
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    // Without an agent the connection is this request's own, and no proxy is asked.
    request(url, { agent: false, method, headers, lookup, signal })
      .once("response", resolve)
      .once("error", reject)
      .end(body);
  });
}

/** What the network or the other side did, as a refusal with a sentence. */
export function failed(error: unknown) {
  const code = (error as { code?: unknown } | null)?.code;
  // Without a code it is no fault of the network.
  if (typeof code !== "string") throw error;
  if (/^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_|DEPTH_|SELF_|ERR_CERT)/.test(code)) {
    return notFetched("Refusals.fetch.notSecure");
  }
  if (/^HPE_/.test(code)) return notFetched("Refusals.fetch.notHttp");
  if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE") {
    return notFetched("Refusals.fetch.brokenOff");
  }
  return notFetched("Refusals.fetch.unreachable");
}
