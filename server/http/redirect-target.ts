import "server-only";
import { publicUrl } from "./public-url";

/**
 * The URL that was asked for when it is on this origin, otherwise the front page. It is normalised
 * as a browser does it: dot segments, also percent-encoded ones, and backslashes are resolved.
 */
export function urlOnThisOrigin(target: unknown): string {
  const base = publicUrl();
  if (typeof target !== "string" || !URL.canParse(target, base)) return base;
  const url = new URL(target, base);
  // The origin of "blob:http://host/x" is that of its path.
  if (`${url.protocol}//${url.host}` !== base || url.username || url.password) return base;
  url.pathname = url.pathname.replace(/^\/{2,}/, "/");
  return url.href;
}

/**
 * The same without the origin, since people may reach this server by several of its names. Always
 * one slash and then none: a path that begins with two names another host.
 *
 * @param otherwise what to answer when no string was asked for.
 */
export function pathOnThisOrigin(target: unknown, otherwise: string): string {
  if (typeof target !== "string") return otherwise;
  const { pathname, search } = new URL(urlOnThisOrigin(target));
  return pathname + search;
}
