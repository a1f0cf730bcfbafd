/**
 * An address a reader may follow, or null. Only http, https with a host, and mailto: no script,
 * no data, nothing relative, since a text is read away from the place it came from.
 *
 * Browsers ignore tabs and line ends anywhere in an address and controls at its edges
 * (WHATWG URL, 4.4), so they are taken out before the scheme is looked at.
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

/** As long as common servers take a line. */
const MAX_ADDRESS_LENGTH = 8192;
