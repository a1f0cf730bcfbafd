/** A stretch of a text. Offsets are UTF-16 code units. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * A text in parts of at most `longest` UTF-16 code units, cut behind a paragraph where there is one in
 * the second half of a part, else behind a sentence, else at white space, else between characters.
 * Together they are the whole text. Linear in its length.
 */
export function partsOf(text: string, longest: number): Part[] {
  const parts: Part[] = [];
  let start = 0;
  while (text.length - start > longest) {
    const end = start + cutIn(text.slice(start, start + longest + 1), longest);
    parts.push({ start, end });
    start = end;
  }
  if (start < text.length || parts.length === 0) parts.push({ start, end: text.length });
  return parts;
}

const SEAMS = [/\n+/g, /[.!?…。！？]["”’»)]*\s+/g, /\s+/g];

/** Where a stretch that is too long is cut: at most at `longest`. */
function cutIn(stretch: string, longest: number): number {
  for (const seam of SEAMS) {
    const ends = [...stretch.matchAll(seam)].map(({ index, 0: { length } }) => index + length);
    const last = ends.findLast((end) => end <= longest && end > longest / 2);
    if (last !== undefined) return last;
  }
  const code = stretch.charCodeAt(longest - 1);
  const isSplit = code >= 0xd800 && code <= 0xdbff;
  return isSplit ? longest - 1 : longest;
}
