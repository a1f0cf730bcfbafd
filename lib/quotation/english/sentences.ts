import type { Span } from "../../span/span";
import { asideOf } from "./asides";
import { isCapital, isDash, isWord, type Item, type PartOfSpeech, type Tag } from "./items";
import { verbsIn } from "./reporting-verbs";
import { retag } from "./retag";

/** A sentence in which each quotation is one item. */
export interface Sentence {
  readonly items: readonly Item[];
  /** Inside quoted words, where "I" is not the text's own voice. */
  readonly isQuoted: boolean;
}

/** The tagger is given so many UTF-16 code units at once, and a sentence has at most so many items. */
const MAX_PIECE = 8_000;
const MAX_ITEMS = 160;
/** In UTF-16 code units, with its marks. */
const MAX_NICKNAME = 24;
const ABBREVIATION =
  /^(?:\p{Lu}|mr|mrs|ms|dr|sen|gov|rep|gen|prof|st|rev|sgt|lt|col|capt|jr|sr|inc|corp|co|no|vs|jan|feb|aug|sept|oct|nov|dec)$/iu;

const CLOSED = /[.,!?;:…—–-]\s*['"”’»“]{1,2}\s*[.,]?$/;

/** The words and marks of a stretch with their parts of speech. */
export function itemsIn(text: string, { start, end }: Span, tag: Tag): Item[] {
  const items: Item[] = [];
  for (let from = start; from < end;) {
    let to = Math.min(end, from + MAX_PIECE);
    if (to < end) {
      const space = text.lastIndexOf(" ", to);
      if (space > from) to = space;
    }
    const piece = text.slice(from, to);
    let at = 0;
    for (const { written, pos } of tag(piece)) {
      const found = piece.startsWith(written, at) ? at : piece.indexOf(written, at);
      if (found < 0 || found - at > 200) continue;
      at = found + written.length;
      if (written.trim() === "") continue;
      const isDash = written === "-" && /^\s-\s/.test(piece.slice(found - 1, at + 1));
      const item = isDash ? "–" : written;
      items.push({
        start: from + found,
        end: from + at,
        written: item,
        key: item.toLowerCase(),
        pos,
      });
    }
    from = to;
  }
  return retag(items);
}

/** The sentences of a paragraph, and those inside its quotations. `quotes`: outermost, in order. */
export function sentencesOf(
  text: string,
  items: readonly Item[],
  quotes: readonly Span[],
): Sentence[] {
  const outside: Item[] = [];
  const sentences: Sentence[] = [];
  let next = 0;
  for (const quote of quotes) {
    while (next < items.length && (items[next] as Item).end <= quote.start) {
      outside.push(items[next++] as Item);
    }
    const inner: Item[] = [];
    while (next < items.length && (items[next] as Item).start < quote.end) {
      const item = items[next++] as Item;
      if (item.start > quote.start && item.end < quote.end) inner.push(item);
    }
    const { start, end } = quote;
    const key = CLOSED.test(text.slice(Math.max(start, end - 4), end)) ? "“,”" : "“”";
    outside.push({ start, end, written: "“”", key, pos: "QUOTE" as PartOfSpeech });
    if (inner.length > 5) {
      for (const own of split(text, inner)) sentences.push({ items: own, isQuoted: true });
    }
  }
  const all = withoutBrackets(outside.concat(items.slice(next)));
  for (const own of split(text, all)) sentences.push({ items: own, isQuoted: false });
  return sentences.sort((a, b) => (a.items[0]?.start ?? 0) - (b.items[0]?.start ?? 0));
}

/** Without short insertions in brackets: "Rep. Ana Reis (D-Wis.) said". */
function withoutBrackets(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  let open = -1;
  for (const item of items) {
    if (item.written === "(") open = kept.length;
    kept.push(item);
    if (item.written !== ")" || open < 0) continue;
    const length = kept.length - open;
    if (length <= 10 && open > 0) kept.length = open;
    open = -1;
  }
  return kept;
}

function split(text: string, items: readonly Item[]): Item[][] {
  const sentences: Item[][] = [];
  let own: Item[] = [];
  items.forEach((item, i) => {
    own.push(item);
    if (own.length >= MAX_ITEMS || endsAt(text, items, i)) {
      sentences.push(own);
      own = [];
    }
  });
  if (own.length > 0) sentences.push(own);
  return sentences;
}

function endsAt(text: string, items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  const next = items[at + 1];
  if (!next) return true;
  const between = text.slice(item.end, next.start);
  // A name under quoted words.
  if (item.pos === "QUOTE" && isDash(next)) return false;
  if (
    between.includes("\n") &&
    (item.pos === "QUOTE" || /^[.!?:]/.test(item.written) || /\n\s*\n/.test(between))
  )
    return true;
  if (item.pos === "QUOTE") {
    const last = /([.!?…])["”’']*\s*$/.exec(
      text.slice(Math.max(item.start, item.end - 6), item.end),
    );
    if (!last || (!isCapital(next) && next.pos !== "QUOTE")) return false;
    return !isAttribution(items, at);
  }
  // The tagger takes "in." for an abbreviation of inches.
  const isShort = /^\p{Ll}+\.$/u.test(item.written) && (isCapital(next) || next.pos === "QUOTE");
  if (isShort && !ABBREVIATION.test(item.written.slice(0, -1))) return true;
  if (!/^(?:[.!?]+|…)$/.test(item.written)) return false;
  if (isAbbreviated(items, at)) return false;
  return (
    between !== "" && (next.pos === "QUOTE" || !isWord(next) || !/^\p{Ll}/u.test(next.written))
  );
}

/** Whether a full stop belongs to the word before. */
function isAbbreviated(items: readonly Item[], at: number): boolean {
  const [before, item] = [items[at - 1], items[at]];
  return item?.written === "." && before?.end === item.start && ABBREVIATION.test(before.written);
}

/** No attribution after quoted words is longer. In items. */
const MAX_ATTRIBUTION = 45;

/** "“Is it?” the clerk’s niece, Ana Reis, asked." */
function isAttribution(items: readonly Item[], at: number): boolean {
  let end = at + 1;
  while (end < items.length && end - at < MAX_ATTRIBUTION) {
    const item = items[end] as Item;
    if (item.pos === "QUOTE" && item.end - item.start > MAX_NICKNAME) break;
    end++;
    if (/^(?:[.!?]+|…)$/.test(item.written) && !isAbbreviated(items, end - 1)) break;
  }
  const own = items.slice(at, end);
  return verbsIn(own).some((verb) => {
    const aside = asideOf(own, verb);
    return aside?.contents.length === 1 && aside.contents[0]?.to === 1;
  });
}
