import type { Span } from "../span/span";
import { graphemeEnd, graphemeStart } from "../text/graphemes";

/** A run of words with its context: enough to find it again without its offsets. */
export interface Quote extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Code points of context on each side; Hypothesis keeps as many. */
export const CONTEXT = 32;

/**
 * The quote of a span. Prefix and suffix hold 32 code points each, or what there is, and a few more
 * where the cut would fall inside a grapheme cluster.
 * @throws RangeError for a span that is empty or outside the text.
 */
export function describe(text: string, { start, end }: Span): Quote {
  if (start < 0 || end > text.length || start >= end) {
    throw new RangeError(`no span of a text of ${text.length} code units: ${start} to ${end}`);
  }
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(graphemeStart(text, back(text, start)), start),
    suffix: text.slice(end, graphemeEnd(text, onward(text, end))),
  };
}

/**
 * The offset `CONTEXT` code points earlier, in UTF-16 code units; never inside a surrogate pair.
 */
function back(text: string, offset: number): number {
  let at = offset;
  for (let i = 0; i < CONTEXT && at > 0; i++) {
    at -= at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

function onward(text: string, offset: number): number {
  let at = offset;
  for (let i = 0; i < CONTEXT && at < text.length; i++) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}
