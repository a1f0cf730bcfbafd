import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { notFetched } from "./refusals";
import { isTestPort } from "./test-setting";

/** UTF-16 code units; longer ones are no address that a person has. */
const MAX_ADDRESS_LENGTH = 4_000;

const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

/**
 * An address that may be asked for, by its form alone: http or https, without a name or password, on
 * port 80 or 443, at a name of the public internet. Which machine the name means is decided by
 * `addressesOf` (addresses.ts), immediately before the connection.
 *
 * The WHATWG parser has written decimal, octal, hexadecimal, short and full-width notations of IPv4
 * as four decimal numbers by then. A dot at the end of a name is dropped.
 *
 * @param base the page that names the address, as a redirect does
 */
export function readAddress(typed: string, base?: URL): Outcome<URL> {
  if (typed.length > MAX_ADDRESS_LENGTH) {
    return notFetched("Refusals.fetch.tooLong", { number: MAX_ADDRESS_LENGTH });
  }
  if (!URL.canParse(typed, base?.href)) return notFetched("Refusals.fetch.notAnAddress");
  const url = new URL(typed, base?.href);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return notFetched("Refusals.fetch.scheme");
  }
  if (url.username !== "" || url.password !== "") return notFetched("Refusals.fetch.password");
  url.hostname = url.hostname.replace(/\.+$/, "");
  if (!PORTS.has(url.port) && !isTestPort(url.port)) return notFetched("Refusals.fetch.port");
  if (isPrivateName(url.hostname)) return notAtPublicServer(url);
  url.hash = "";
  return done(url);
}

/**
 * One sentence for a name that nobody knows and for one that leads to a private network, so that
 * nobody learns which private names there are.
 */
export function notAtPublicServer({ hostname }: URL) {
  return notFetched("Refusals.fetch.noPublicServer", { host: hostname.slice(0, 255) });
}

/** Names that a local network gives (RFC 6761, 6762, 8375, 9476), and names without a dot. */
function isPrivateName(hostname: string): boolean {
  if (hostname.startsWith("[")) return false;
  return (
    !hostname.includes(".") ||
    /\.(?:localhost|local|internal|intranet|lan|home\.arpa|onion|alt)$/.test(hostname)
  );
}
