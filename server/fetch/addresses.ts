import "server-only";
import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { done, type Outcome } from "@/lib/outcome";
import { isPublicAddress } from "./public-address";
import { allowedInTests, testNameServer } from "./test-setting";
import { notAtPublicServer } from "./web-address";

/** An address to connect to, as `net.connect` takes it from its `lookup`. */
export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

const NAME_SERVER = { timeout: 3_000, tries: 2 };

/**
 * The IP addresses of a URL's host, all of them checked. The name is looked up once, and the
 * connection goes to one of these addresses, so that another answer of the name server later changes
 * nothing. If any of them is not public none is used.
 *
 * Name servers are asked directly (c-ares): names of this machine's hosts file mean nothing here, and
 * slow name servers do not take the threads in which files are read and passwords hashed.
 */
export async function addressesOf(
  url: URL,
  signal: AbortSignal,
): Promise<Outcome<readonly CheckedAddress[]>> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  const found = family ? [{ address: host, family: family as 4 | 6 }] : await lookUp(host, signal);
  const port = portOf(url);
  const isAllowed = ({ address }: CheckedAddress) =>
    isPublicAddress(address) || allowedInTests(address, port);
  return found.length > 0 && found.every(isAllowed) ? done(found) : notAtPublicServer(url);
}

function portOf({ port, protocol }: URL): number {
  return Number(port || (protocol === "https:" ? 443 : 80));
}

async function lookUp(name: string, signal: AbortSignal): Promise<CheckedAddress[]> {
  const resolver = new Resolver(NAME_SERVER);
  const server = testNameServer();
  if (server) resolver.setServers([server]);
  const cancel = () => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const [four, six] = await Promise.all([
      resolver.resolve4(name).catch(noAddresses),
      resolver.resolve6(name).catch(noAddresses),
    ]);
    return [
      ...four.map((address) => ({ address, family: 4 as const })),
      ...six.map((address) => ({ address, family: 6 as const })),
    ];
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

/** A name that has none of this family, or none at all, or whose server does not answer. */
const noAddresses = (): string[] => [];
