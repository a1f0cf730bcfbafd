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
  // Looked for in this half alone: in the whole text, one without line ends would be read to its
  // beginning for each passage.
  const half = start + Math.ceil(length / 2);
  const words = text.slice(half, limit);
  const last = words.includes("\n") ? words.lastIndexOf("\n") : words.lastIndexOf(" ");
  if (last >= 0) return half + last + 1;
  return (text.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}
