import { replaceUrl } from "@/components/replace-url";
import type { Span } from "@/lib/span/span";
import type { CodePointIndex } from "@/lib/text/code-points";

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

/**
 * The words an address names (`#at=3-9`, or `#select=3-9` for words to annotate; code points of the
 * text), in UTF-16 code units, or null.
 */
export function placeIn(hash: string, index: CodePointIndex): Span | null {
  const [, start, end] = /^#(?:at|select)=(\d{1,9})-(\d{1,9})$/.exec(hash) ?? [];
  if (start === undefined || Number(end) > index.length || Number(start) >= Number(end))
    return null;
  const [from, to] = [index.toUtf16(Number(start)), index.toUtf16(Number(end))];
  return from === null || to === null ? null : { start: from, end: to };
}

/** Whether the words that an address names are to be selected. */
export function isToSelect(hash: string): boolean {
  return hash.startsWith("#select=");
}

/** Shows in the address which annotation is open and what is filtered, without a step in the history. */
export function showInUrl(openId: string | null, query: URLSearchParams): void {
  const search = query.size > 0 ? `?${query}` : "";
  const hash = openId ? PREFIX + openId : "";
  replaceUrl(window.location.pathname + search + hash);
}
