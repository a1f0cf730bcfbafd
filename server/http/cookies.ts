import "server-only";
import { isSecure } from "./public-url";

/** `__Host-` binds the cookie to this very host; browsers take it over TLS only. */
export function hostCookie(name: string): string {
  return isSecure() ? `__Host-obelus.${name}` : `obelus.${name}`;
}

/** The value of a cookie in a `Cookie` header, as it was sent. */
export function cookieIn(header: string | null, name: string): string | undefined {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** A `Set-Cookie` line out of the reach of scripts and other sites. Zero seconds removes it. */
export function cookieLine(name: string, value: string, seconds: number): string {
  const secure = isSecure() ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
