/**
 * What a reader sees as one character: a family emoji, a flag, a letter with its marks, CRLF (UAX
 * #29, extended grapheme clusters). A selection that cuts one is widened to the whole.
 *
 * All offsets are UTF-16 code units. Only the neighbourhood of an offset is read, so the cost does
 * not depend on the length of the text.
 */
const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The smallest span around `at` that cuts no grapheme cluster. */
export function snapToGraphemes<S extends { readonly start: number; readonly end: number }>(
  text: string,
  at: S,
): { start: number; end: number } {
  return { start: graphemeStart(text, at.start), end: graphemeEnd(text, at.end) };
}

/** The last cluster boundary at or before `offset`. */
export function graphemeStart(text: string, offset: number): number {
  return graphemeAround(text, offset).start;
}

/** The first cluster boundary at or after `offset`. */
export function graphemeEnd(text: string, offset: number): number {
  return graphemeAround(text, offset).end;
}

/** The boundary after `offset`, for a caret that steps right; the text's length at its end. */
export function nextGrapheme(text: string, offset: number): number {
  return offset >= text.length ? text.length : graphemeEnd(text, offset + 1);
}

/** The boundary before `offset`, for a caret that steps left; 0 at the beginning. */
export function previousGrapheme(text: string, offset: number): number {
  return offset <= 0 ? 0 : graphemeStart(text, offset - 1);
}

function graphemeAround(text: string, offset: number): { start: number; end: number } {
  if (offset <= 0) return { start: 0, end: 0 };
  if (offset >= text.length) return { start: text.length, end: text.length };
  if (surelyBetween(text, offset)) return { start: offset, end: offset };
  let from = offset - 1;
  while (from > 0 && !surelyBetween(text, from)) from--;
  let to = offset + 1;
  while (to < text.length && !surelyBetween(text, to)) to++;
  for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
    const start = from + index;
    const end = start + segment.length;
    if (offset === start) return { start, end: start };
    if (offset < end) return { start, end };
  }
  return { start: to, end: to };
}

/**
 * Characters that never join a neighbour by themselves: printable ASCII, letters of Latin, Greek,
 * Cyrillic, Hebrew and Arabic without their marks, general punctuation, kana, ideographs, Hangul
 * syllables.
 */
const ALONE =
  /[\x20-\x7E\xA1-\xAC\xAE-\u02FF\u0370-\u0482\u048A-\u058A\u05D0-\u05EA\u0620-\u064A\u1E00-\u1FFF\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30A1-\u30FA\u3400-\u4DBF\u4E00-\u9FFF]/;

/** True only when there is a boundary at `offset` whatever surrounds the two characters. */
function surelyBetween(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === 0x0a) return true;
  if (after === 0x0a) return before !== 0x0d;
  return ALONE.test(text.charAt(offset - 1)) && ALONE.test(text.charAt(offset));
}
