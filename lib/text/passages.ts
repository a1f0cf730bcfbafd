/** About two pages, in UTF-16 code units: a search finds words that occur together within it. */
const PASSAGE = 4_000;

export interface Passage {
  /** UTF-16 code units of the text. */
  readonly start: number;
  readonly text: string;
}

/**
 * A text in consecutive passages of at most `length` code units. A passage ends after a line if one
 * ends in its second half, else after a space, else at the length, never inside a surrogate pair.
 */
export function passagesOf(text: string, length = PASSAGE): Passage[] {
  const passages: Passage[] = [];
  for (let start = 0; start < text.length;) {
    const end = endOf(text, start, length);
    passages.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return passages;
}

function endOf(text: string, start: number, length: number): number {
  const limit = start + length;
  if (limit >= text.length) return text.length;
  const half = start + length / 2;
  const line = text.lastIndexOf("\n", limit - 1);
  if (line >= half) return line + 1;
  const space = text.lastIndexOf(" ", limit - 1);
  if (space >= half) return space + 1;
  return (text.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}
