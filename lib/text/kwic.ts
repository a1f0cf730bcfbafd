import { graphemeEnd, graphemeStart } from "./graphemes";

/** Key words in context: words with what is before and after them, on one line. */
export interface Kwic {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** About how many UTF-16 code units of context are shown on each side. */
const REACH = 70;

/** A single line end inside a paragraph may be the wrap of a sentence; a blank line is not. */
const BLANK = /\n\s*\n/;

/** A segment of a target, with the context that was stored when its words were marked. */
interface PlacedSegment {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Key words in context. `before` and `after` begin and end at a space where there is one, so that
 * no word is cut, at a whole character where there is none, and never cross a blank line; runs of
 * white space become one space. Offsets are UTF-16 code units, half-open.
 */
export function kwic(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  reach = REACH,
): Kwic {
  const left = text.slice(graphemeStart(text, Math.max(0, start - reach)), start);
  const right = text.slice(end, graphemeEnd(text, Math.min(text.length, end + reach)));
  const from = start > reach ? left.search(/\s/) + 1 : 0;
  const to = end + reach < text.length ? right.search(/\s\S*$/) : -1;
  return {
    before: flat(left.slice(from).split(BLANK).at(-1) ?? ""),
    words: flat(text.slice(start, end)),
    after: flat((to < 0 ? right : right.slice(0, to)).split(BLANK)[0] ?? ""),
  };
}

/**
 * The words of a target in context: from the text if all of them are still there, else from what
 * the target stores.
 */
export function kwicOf(text: string, target: readonly PlacedSegment[], reach = REACH): Kwic {
  const [first, last] = [target[0], target.at(-1)];
  const words = flat(target.map(({ exact }) => exact).join(" … "));
  if (!first || !last) return { before: "", words, after: "" };
  const stands = target.every(({ start, end, exact }) => text.slice(start, end) === exact);
  if (!stands) return { before: flat(first.prefix), words, after: flat(last.suffix) };
  return { ...kwic(text, { start: first.start, end: last.end }, reach), words };
}

function flat(words: string): string {
  return words.replace(/\s+/g, " ");
}
