/**
 * An address a reader may follow, or null. Only http and https with a host, and mailto: no script,
 * no data, and nothing relative, since a text is read outside the page it came from.
 *
 * Browsers ignore tabs and line ends anywhere in an address and controls at its edges (WHATWG URL,
 * 4.4), so they are removed before the scheme is examined.
 */
export function safeHref(address: string): string | null {
  const clean = address.replace(/[\t\n\r]/g, "").replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, "");
  if (clean.length > MAX_ADDRESS_LENGTH) return null;
  if (!/^(?:https?:\/\/[^\s/\\?#]|mailto:[^\s])/i.test(clean)) return null;
  return clean.replace(
    /[\x00-\x20"<>\\^`{|}\x7F]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** An address of the web that a reader may follow, or null: no mailto:. */
export function webHref(address: string): string | null {
  const href = safeHref(address);
  return href && /^https?:/i.test(href) ? href : null;
}

/**
 * The address that a link of a page leads to, or null where `safeHref` refuses it. A relative one
 * starts from `base`; without one, only an address that leaves out its scheme is known, as https. A
 * link to a place in its own page leads nowhere.
 */
export function resolvedHref(address: string, base: string | null): string | null {
  const href = safeHref(address);
  if (href || /^\s*(?:#|$)/.test(address)) return href;
  try {
    if (base !== null) return safeHref(new URL(address, base).href);
    return /^\s*\/\//.test(address) ? safeHref(`https:${address.trim()}`) : null;
  } catch {
    return null;
  }
}

/** UTF-16 code units; the longest request line that common servers accept. */
const MAX_ADDRESS_LENGTH = 8192;
