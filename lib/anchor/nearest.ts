import { closestMatch } from "../text/closest-match";
import type { Span } from "../span/span";
import type { Quote } from "./quote";

/** The most inserted text, in UTF-16 code units, that is searched for one quote. */
const MAX_INSERTED = 20_000;
/** Longer quotes, in UTF-16 code units, are searched by their beginning and their end. */
const MAX_PATTERN_LENGTH = 512;

/**
 * The places whose wording is most similar to a quote: around where it should be, and in the parts
 * of the new text that were inserted (unchanged parts belong to what was there before). Widened to
 * whole words; at most one place for each part, in no particular order.
 */
export function findNearest(
  quote: Quote,
  image: Span | null,
  after: string,
  inserted: readonly Span[],
): Span[] {
  const windows: Span[] = [];
  if (image) {
    windows.push({
      start: Math.max(0, image.start - quote.exact.length),
      end: Math.min(after.length, image.end + quote.exact.length),
    });
  }
  let budget = MAX_INSERTED;
  const distance = (s: Span) => Math.abs(s.start - (image?.start ?? quote.start));
  for (const part of inserted.toSorted((a, b) => distance(a) - distance(b)).slice(0, 50)) {
    const start = Math.max(0, part.start - quote.exact.length);
    const end = Math.min(after.length, part.end + quote.exact.length);
    if (end - start > budget) break;
    budget -= end - start;
    windows.push({ start, end });
  }
  const places: Span[] = [];
  for (const window of windows) {
    const found = within(after, window, quote.exact);
    const place = found && image ? withImage(found, image, quote.exact.length) : found;
    if (place && !places.some((p) => p.start < place.end && place.start < p.end))
      places.push(place);
  }
  return places;
}

/** Joins what the comparison kept of the words to the place, when it touches the place's edge. */
function withImage(place: Span, image: Span, length: number): Span {
  const both = { start: Math.min(place.start, image.start), end: Math.max(place.end, image.end) };
  const overlaps = image.start < place.end && place.start < image.end;
  return overlaps && both.end - both.start <= length * 1.5 ? both : place;
}

function within(after: string, window: Span, exact: string): Span | null {
  const text = after.slice(window.start, window.end);
  const head = exact.slice(0, MAX_PATTERN_LENGTH);
  const found = closestMatch(text, head, Math.floor(head.length / 2));
  if (!found) return null;
  let end = found.end;
  if (exact.length > MAX_PATTERN_LENGTH) {
    const tail = exact.slice(-MAX_PATTERN_LENGTH);
    const last = closestMatch(text.slice(found.start), tail, Math.floor(tail.length / 2));
    if (last) end = Math.max(end, found.start + last.end);
  }
  return wholeWords(after, { start: window.start + found.start, end: window.start + end });
}

/** Widens a span so that it cuts no word, and trims the space at its edges. */
function wholeWords(text: string, { start, end }: Span): Span | null {
  const inWord = (i: number) =>
    /[\p{L}\p{M}\p{N}]/u.test(text[i - 1] ?? "") && /[\p{L}\p{M}\p{N}]/u.test(text[i] ?? "");
  for (let steps = 0; start > 0 && steps < 40 && inWord(start); steps++) start--;
  for (let steps = 0; end < text.length && steps < 40 && inWord(end); steps++) end++;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (start < end && /\s/.test(text[end - 1] ?? "")) end--;
  return start < end ? { start, end } : null;
}
