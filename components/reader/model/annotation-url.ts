import { replaceUrl } from "@/components/replace-url";

const PREFIX = "#annotation-";

/** The address of one annotation on this page. */
export function linkTo(id: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${PREFIX}${id}`;
}

/** The annotation an address names, or null. */
export function annotationIn(hash: string): string | null {
  const id = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : "";
  return /^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : null;
}

/** Shows in the address which annotation is open and what is filtered, without a step in the history. */
export function showInUrl(openId: string | null, query: URLSearchParams): void {
  const search = query.size > 0 ? `?${query}` : "";
  const hash = openId ? PREFIX + openId : "";
  replaceUrl(window.location.pathname + search + hash);
}
