import "server-only";

/**
 * What an HTTP Basic header says (RFC 7617, in UTF-8). Null for every other header and for one
 * that can not be read; a password may hold colons, a user name may not.
 */
export function basicOf(header: string | null): { user: string; password: string } | null {
  const encoded = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(header ?? "")?.[1];
  if (!encoded) return null;
  try {
    const pair = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
    const colon = pair.indexOf(":");
    if (colon < 0 || pair.includes("\u0000")) return null;
    return { user: pair.slice(0, colon), password: pair.slice(colon + 1) };
  } catch {
    return null;
  }
}
