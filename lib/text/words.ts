import { partsOf } from "./segments";

/**
 * Words around an offset, for a caret that steps and a selection that snaps.
 *
 * All functions work inside one leaf block, given by its span. Offsets are UTF-16 code units of the
 * whole text. Boundaries come from Intl.Segmenter, which knows scripts without spaces; `language`
 * (BCP 47) decides between rules.
 */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** The word that an offset is inside of, not at its beginning or end. */
export function wordAround(text: string, leaf: Run, offset: number, language?: string): Run | null {
  if (offset <= leaf.start || offset >= leaf.end) return null;
  const words = wordsOf(text, windowAround(text, leaf, offset), language);
  return words.find((w) => w.start < offset && offset < w.end) ?? null;
}

/** Where the next word begins, or the leaf ends: right arrow with a modifier. */
export function nextWord(text: string, leaf: Run, offset: number, language?: string): number {
  return wordEdge(text, leaf, offset, { side: "start", forward: true }, language) ?? leaf.end;
}

/** Where the previous word or the leaf begins: left arrow with a modifier. */
export function previousWord(text: string, leaf: Run, offset: number, language?: string): number {
  return wordEdge(text, leaf, offset, { side: "start", forward: false }, language) ?? leaf.start;
}

/**
 * The nearest beginning (or end) of a word after (or before) an offset; null when there is none.
 */
export function wordEdge(
  text: string,
  leaf: Run,
  offset: number,
  { side, forward }: { readonly side: "start" | "end"; readonly forward: boolean },
  language?: string,
): number | null {
  const words = wordsOf(text, windowAround(text, leaf, offset), language);
  const found = forward
    ? words.find((w) => w[side] > offset)
    : words.findLast((w) => w[side] < offset);
  return found?.[side] ?? null;
}

/** In longer paragraphs (UTF-16 code units) only the surroundings of the offset are examined. */
const REACH = 20_000;

/** The part of a leaf that is examined for an offset. */
export function windowAround(text: string, { start, end }: Run, offset: number): Run {
  if (end - start <= 2 * REACH) return { start, end };
  // Cut at a space if there is one, so that no word is cut.
  const low = text.indexOf(" ", Math.max(start, offset - REACH));
  const high = text.lastIndexOf(" ", Math.min(end, offset + REACH));
  return {
    start: offset - REACH <= start ? start : low >= 0 && low < offset ? low + 1 : offset - REACH,
    end: offset + REACH >= end ? end : high > offset ? high : offset + REACH,
  };
}

/** The words of a run of the text, without the punctuation and the white space between them. */
export function wordsOf(text: string, run: Run, language?: string): Run[] {
  return [...partsOf(text, run, "word", language)].filter(({ isWord }) => isWord);
}
