import "server-only";
import { listeningPort, publicUrl } from "./public-url";

/** The origins whose pages are ours. A configured public URL is the only one. */
function ourOrigins(): readonly string[] {
  if (process.env.OBELUS_URL?.trim()) return [publicUrl()];
  const port = listeningPort();
  const names = ["localhost", "127.0.0.1", "[::1]"].map((name) => `http://${name}:${port}`);
  return [publicUrl(), ...names].map((origin) => new URL(origin).origin);
}

/**
 * Whether a write comes from a page that is not ours, or does not say where it comes from
 * although it carries a cookie. Browsers send Origin, or at least Sec-Fetch-Site, with every
 * write; scripts send neither, and no cookie.
 */
export function isCrossOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return !ourOrigins().includes(origin);
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  return request.headers.has("cookie");
}
