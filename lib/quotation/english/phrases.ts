import { isCapital, isNominal, isTime, isVerbal, isWord, RELATIVES, type Item } from "./items";

/** A half-open run of items. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** More items make no phrase: each search is bounded by it. */
const MAX_PHRASE = 60;
const BOUNDARIES = new Set(
  "that because if when while although though since as after before until whether whereas so".split(
    " ",
  ),
);
const POSSESSIVE = /^['’]s?$/;
/** Marks that stand inside a name: "A.B. Reis-Lind & Co." */
const INSIDE = /^[-‐–&./]$/;
const PREPOSITIONS = new Set(
  "of for at in from with on to under behind against about near by within inside among between including into like over around across throughout outside through along beyond".split(
    " ",
  ),
);

/** Pronouns that begin a phrase instead of being one. */
const DETERMINES = /^(?:his|her|its|their|our|my|your|one|some|many|all|both|another|most)$/;

/** What stands before "of" and counts what follows. */
const QUANTITY =
  /^(?:some|many|most|all|both|each|none|several|few|one|two|three|half|much|part|any)$/;
/** Words between a subject and its verb that say that all of them do. */
const FLOATING = /^(?:all|both|each)$/;

const isPossessive = (item: Item | undefined): boolean => !!item && POSSESSIVE.test(item.written);

/** An adverb between the word that begins a phrase and its adjective. */
function isDegree(items: readonly Item[], at: number): boolean {
  const [before, after] = [items[at - 1], items[at + 1]];
  const opens = before?.pos === "DET" || isPossessive(before) || DETERMINES.test(before?.key ?? "");
  return opens && after?.pos === "ADJ";
}

function belongsToNoun(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (!item) return false;
  if (isNominal(item) || item.pos === "ADJ" || item.pos === "DET" || item.pos === "SYM") {
    return !RELATIVES.has(item.key) && item.key !== "that";
  }
  if (item.pos === "QUOTE") return item.key === "“”" && item.end - item.start < 60;
  if (isPossessive(item)) return true;
  if (INSIDE.test(item.written)) {
    const [before, after] = [items[at - 1], items[at + 1]];
    return before?.end === item.start || (!!after && item.end === after.start);
  }
  // "his most useful part".
  if (item.pos === "ADV") return isDegree(items, at);
  // "the elected president", "a leading critic".
  if (item.pos === "VERB" && /(?:ed|ing)$/.test(item.key)) {
    const [before, after] = [items[at - 1], items[at + 1]];
    return (
      !!after &&
      isNominal(after) &&
      !!before &&
      (before.pos === "DET" || before.pos === "ADJ" || isPossessive(before))
    );
  }
  return false;
}

/** Where a noun phrase that ends before `end` begins; `end` when there is none. */
export function phraseStart(items: readonly Item[], end: number, floor: number): number {
  let at = end;
  const last = items[at - 1];
  if (!last || at <= floor || (!isNominal(last) && last.pos !== "ADJ" && !isCapital(last))) {
    return end;
  }
  if (last.pos === "PRON" && last.key !== "one") return at - 1;
  while (at > floor && end - at < MAX_PHRASE) {
    const item = items[at - 1] as Item;
    if (at < end && item.pos === "PRON" && !DETERMINES.test(item.key)) break;
    // "On Monday Ana Reis": the day is no part of the name.
    if (at < end && isTime(item) && isCapital(items[at] as Item) && items[at]?.pos === "PROPN")
      break;
    if (
      !belongsToNoun(items, at - 1) &&
      !(
        isCapital(item) &&
        at < end &&
        isWord(item) &&
        item.pos !== "ADP" &&
        item.pos !== "SCONJ" &&
        item.pos !== "CCONJ" &&
        item.pos !== "ADV"
      )
    )
      break;
    at--;
    if (item.pos === "DET" && items[at - 1]?.pos !== "DET") break;
  }
  while (at < end && !isWord(items[at] as Item) && items[at]?.pos !== "QUOTE") at++;
  return at;
}

/** As {@link phraseStart}, with what a preposition or "and" joins: "a spokeswoman for the port". */
export function chainStart(items: readonly Item[], end: number, floor: number): number {
  let at = phraseStart(items, end, floor);
  if (at === end) return end;
  while (at > floor + 1 && end - at < MAX_PHRASE) {
    const join = items[at - 1] as Item;
    const joins = PREPOSITIONS.has(join.key) || join.key === "and" || join.key === "or";
    if (!joins) break;
    // "in Vell and around the lock".
    const and = PREPOSITIONS.has(join.key) && items[at - 2]?.pos === "CCONJ" ? 2 : 1;
    const before = phraseStart(items, at - and, floor);
    if (before === at - and) break;
    at = before;
  }
  return at;
}

/** Where a noun phrase that begins at `from` ends; `from` when there is none. */
export function phraseEnd(items: readonly Item[], from: number): number {
  const first = items[from];
  if (!first) return from;
  if (first.pos === "PRON" && !DETERMINES.test(first.key)) {
    return RELATIVES.has(first.key) ? from : from + 1;
  }
  // "some of the pilots".
  if (QUANTITY.test(first.key) && items[from + 1]?.key === "of") return from + 1;
  let at = from;
  while (at < items.length && at - from < MAX_PHRASE) {
    const item = items[at] as Item;
    const after = items[at + 1];
    if (at > from && item.pos === "PRON") break;
    if (at > from && item.pos === "DET" && isNominal(items[at - 1] as Item)) break;
    if (item.key === "that") break;
    // "said Ana Reis Monday", but "in a June report".
    const opens = items[at - 1]?.pos === "DET" || isPossessive(items[at - 1]);
    if (at > from && isTime(item) && isCapital(item) && !opens) break;
    const inName =
      item.written === "." &&
      after &&
      at > from &&
      /^(?:\p{Lu}|mr|mrs|ms|dr|sen|gov|rep|gen|prof|st|rev|sgt|lt|col|capt)$/iu.test(
        items[at - 1]?.written ?? "",
      );
    if (
      !belongsToNoun(items, at) &&
      !inName &&
      !(isCapital(item) && isWord(item) && item.pos !== "SCONJ" && item.pos !== "ADP" && at > from)
    )
      break;
    at++;
  }
  while (at > from && !isWord(items[at - 1] as Item) && items[at - 1]?.pos !== "QUOTE") at--;
  if (at === from) return from;
  const own = items.slice(from, at);
  return own.some((item) => isNominal(item) || item.pos === "ADJ" || isCapital(item)) ? at : from;
}

/** As {@link phraseEnd}, with what a preposition joins. */
export function chainEnd(items: readonly Item[], from: number): number {
  let at = phraseEnd(items, from);
  if (at === from) return from;
  while (at + 1 < items.length && at - from < MAX_PHRASE) {
    const join = items[at] as Item;
    if (!PREPOSITIONS.has(join.key) && join.key !== "and") break;
    if (isTime(items[at + 1] as Item)) break;
    const next = phraseEnd(items, at + 1);
    if (next === at + 1) break;
    // "said Ana and the crowd left": another clause.
    if (join.key === "and" && items[next] && isVerbal(items[next])) break;
    at = next;
  }
  return at;
}

/** Where the group of a verb begins: "had also repeatedly" before "said". */
export function groupStart(items: readonly Item[], verb: number, floor: number): number {
  let at = verb;
  while (at > floor && verb - at < 8) {
    const item = items[at - 1] as Item;
    const isNot = /^(?:not|n['’]t)$/.test(item.key);
    const isContracted = /^['’](?:s|ve|d|re|ll)$/.test(item.key) && item.pos !== "PART";
    const floats = FLOATING.test(item.key) && at - 1 > floor && isNominal(items[at - 2] as Item);
    if (item.pos === "AUX" || item.pos === "ADV" || isNot || isContracted || floats) at--;
    // "went on to say", "declined to say".
    else if (item.key === "to" && at - 1 > floor) {
      const governor = items[at - 2] as Item;
      const back =
        governor.pos === "VERB"
          ? 2
          : items[at - 3]?.pos === "VERB" && governor.pos !== "NOUN"
            ? 3
            : 0;
      if (back === 0) break;
      at -= back;
    } else break;
  }
  while (
    at < verb &&
    items[at]?.pos === "ADV" &&
    /^(?:so|then|now|here|there)$/.test(items[at]?.key ?? "") &&
    at === floor
  )
    at++;
  return at;
}

/** The item before which a clause that reaches up to `end` begins. */
export function clauseStart(items: readonly Item[], end: number, floor: number): number {
  let at = end;
  while (at > floor && end - at < MAX_PHRASE) {
    const item = items[at - 1] as Item;
    if (item.pos === "QUOTE" && item.end - item.start > 60) break;
    if (/^[;:(]$/.test(item.written)) break;
    if (at < end && BOUNDARIES.has(item.key) && item.pos !== "ADV") break;
    if (item.pos === "CCONJ" && (items[at - 2]?.written === "," || hasVerb(items, floor, at - 1))) {
      break;
    }
    at--;
  }
  return at;
}

function hasVerb(items: readonly Item[], from: number, to: number): boolean {
  for (let at = Math.max(from, to - MAX_PHRASE); at < to; at++) {
    if (isVerbal(items[at] as Item)) return true;
  }
  return false;
}

/** The first noun phrase from an item on, past an adverbial that a comma closes. */
export function firstPhrase(items: readonly Item[], from: number, to: number): Run | null {
  let at = from;
  while (at < to && !isWord(items[at] as Item) && items[at]?.pos !== "QUOTE") at++;
  const first = items[at];
  if (!first || at >= to) return null;
  const opens =
    first.pos === "ADP" || first.pos === "SCONJ" || first.pos === "VERB" || first.pos === "ADV";
  if (opens || isTime(first)) {
    const comma = items.findIndex((item, i) => i > at && i < to && item.written === ",");
    if (comma > 0 && comma + 1 < to) return firstPhrase(items, comma + 1, to);
    if (first.pos !== "ADV" && !isTime(first)) {
      return null;
    }
    return firstPhrase(items, at + 1, to);
  }
  if (first.pos === "CCONJ") return firstPhrase(items, at + 1, to);
  const end = Math.min(to, chainEnd(items, at));
  return end > at ? { from: at, to: end } : null;
}
