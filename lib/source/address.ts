/** Every runtime has it (WHATWG URL), though the language itself does not name it. */
declare const URL: new (address: string) => {
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
  readonly searchParams: Iterable<[string, string]> & { delete(name: string): void };
  search: string;
  hash: string;
  readonly href: string;
};

/** The longest address of a source, in UTF-16 code units. */
const MAX_ADDRESS_LENGTH = 4_000;

/** Parameters that say how a reader reached the page, not what it shows. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|s_cid|ref_src|ref_url)$/i;

/**
 * The one form of a web address, or null for what can not be a source: another scheme than http and
 * https (a script, data, a file), a relative address, one with a name and password, or one that
 * hides controls, blanks or backslashes.
 *
 * Host in lower case and Punycode, no default port, no fragment, no tracking parameters, so that a
 * page cited twice is one source. Path and other parameters are kept.
 */
export function canonicalAddress(words: string): string | null {
  const trimmed = words.replace(/^ +| +$/g, "");
  if (trimmed.length > MAX_ADDRESS_LENGTH) return null;
  if (!/^https?:\/\/[^/\\?#]/i.test(trimmed) || /[\s\p{Cc}\p{Cf}\\]/u.test(trimmed)) return null;
  const url = parseAddress(trimmed);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") return null;
  if (url.username !== "" || url.password !== "") return null;
  url.hash = "";
  const names = new Set([...url.searchParams].map(([name]) => name));
  const tracking = [...names].filter((name) => TRACKING.test(name));
  // Deleting a parameter re-encodes all of them, so untouched ones keep their spelling only if none
  // is deleted.
  for (const name of tracking) url.searchParams.delete(name);
  if (/^\??$/.test(url.search)) url.search = "";
  return url.href.length > MAX_ADDRESS_LENGTH ? null : url.href;
}

function parseAddress(address: string) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
