import { searchable } from "./fold";
import { isUnspaced, tokens } from "./search-words";

/** A piece of a text around search hits, and where in the piece they are. */
export interface Excerpt {
  readonly text: string;
  /** UTF-16 code units of the piece, half-open, in order, without overlaps. */
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

/** How many UTF-16 code units are shown before and after the first hit. */
const BEFORE = 60;
const AFTER = 180;
const MAX_MATCHES = 20;

/**
 * `words` are folded, and may be phrases, whose words are looked for one by one where they do not
 * stand so. If the text has none of them, the piece is its beginning.
 */
export function excerpt(text: string, words: readonly string[]): Excerpt {
  const { folded, starts, ends } = searchable(text);
  const hits = hitsIn(folded, words);
  const first = starts[hits[0]?.start ?? 0] ?? 0;
  const from = first <= BEFORE ? 0 : afterSpace(text, first - BEFORE, first);
  const to = beforeSpace(text, Math.min(text.length, first + AFTER));
  const head = from > 0 ? "… " : "";
  const tail = to < text.length ? " …" : "";
  const piece = text.slice(from, to).replace(/\s/g, " ");
  const shift = head.length - from;
  const matches = hits
    .map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length }))
    .filter(({ start, end }) => start >= from && end <= to && start < end)
    .slice(0, MAX_MATCHES)
    .map(({ start, end }) => ({ start: start + shift, end: end + shift }));
  return { text: head + piece + tail, matches };
}

/**
 * Where a word begins with one of `words`, or, if none does, where one of them is inside a word.
 */
function hitsIn(plain: string, words: readonly string[]) {
  const all = words.flatMap((word) => {
    const places = placesOf(plain, word);
    return places.length > 0 ? places : tokens(word).flatMap((part) => placesOf(plain, part));
  });
  const starting = all.filter(({ start }) => !isWordAt(plain, start - 1));
  const hits = (starting.length > 0 ? starting : all).sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  let end = 0;
  return hits.filter((hit) => {
    const free = hit.start >= end;
    if (free) end = hit.end;
    return free;
  });
}

/** A single letter is looked for as a word alone: half of all words begin with it. */
function placesOf(plain: string, word: string) {
  const places: { start: number; end: number }[] = [];
  if (word === "") return places;
  const isAlone = word.length === 1 && !isUnspaced(word);
  let start = plain.indexOf(word);
  while (start !== -1 && places.length < 1_000) {
    const end = start + word.length;
    if (!isAlone || !(isWordAt(plain, start - 1) || isWordAt(plain, end))) {
      places.push({ start, end });
    }
    start = plain.indexOf(word, end);
  }
  return places;
}

function isWordAt(plain: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(plain[at] ?? "");
}

/** The first offset after a space, so that no word is cut; never inside a surrogate pair. */
function afterSpace(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space === -1 ? whole(text, from) : from + space + 1;
}

function beforeSpace(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.slice(to - 30, to).search(/\s\S*$/);
  return space === -1 ? whole(text, to) : to - 30 + space;
}

function whole(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;
}
