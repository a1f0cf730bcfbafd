import "server-only";
import { graphemeEnd, graphemeStart } from "@/lib/text/graphemes";
import type { Span } from "@/lib/span/span";

/** About how many UTF-16 code units are shown on each side, and at most how many of a case. */
const REACH = 160;
const MAX_SHOWN = 2_400;

/**
 * The words of a text in which a case stands, cut at spaces where there are any. `cut` says that the
 * case is longer than is shown. Offsets are UTF-16 code units.
 */
export function contextOf(text: string, { start, end }: Span) {
  const cut = end - start > MAX_SHOWN;
  const last = cut ? start + MAX_SHOWN : end;
  const from = graphemeStart(text, Math.max(0, start - REACH));
  const to = graphemeEnd(text, Math.min(text.length, last + REACH));
  const space = from === 0 ? -1 : text.slice(from, start).search(/\s/);
  const begin = space < 0 ? from : from + space + 1;
  const trailing = to === text.length ? -1 : text.slice(last, to).search(/\s\S*$/);
  return { start: begin, text: text.slice(begin, trailing < 0 ? to : last + trailing), cut };
}
