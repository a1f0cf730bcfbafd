import { isShortClauseAt } from "./adverbials";
import { isCapital, isDash, isNominal, isTime, isVerbal, RELATIVES, type Item } from "./items";
import {
  chainEnd,
  chainStart,
  clauseStart,
  firstPhrase,
  groupStart,
  phraseEnd,
  phraseStart,
  type Run,
} from "./phrases";
import { reportingOf } from "./verbs";

/** So many stretches between commas are passed on the way back to a subject. */
const MAX_STRETCHES = 8;
/** In items. */
const MAX_DISTANCE = 60;

/** Pronouns that are subjects wherever they stand. */
const NOMINATIVE = /^(?:i|he|she|we|they)$/;

/**
 * The subject of a verb whose group begins at `group`, found before it: directly, across an
 * apposition or a relative clause, or shared with an earlier verb. Null when there is none.
 */
export function subjectBefore(items: readonly Item[], group: number, floor: number): Run | null {
  const last = items[group - 1];
  if (!last || group <= floor) return null;
  // "the pilots, many of whom say".
  if (last.key === "whom" && items[group - 2]?.key === "of" && group - 3 >= floor) {
    return { from: group - 3, to: group };
  }
  if (RELATIVES.has(last.key) || (last.key === "that" && isNounBefore(items, group - 1))) {
    const before = items[group - 2];
    const end = before && (before.written === "," || isDash(before)) ? group - 2 : group - 1;
    const named = runTo(items, end, floor);
    return named && { ...named, to: group };
  }
  if (last.written === "," || isDash(last) || last.written === ")")
    return acrossApposition(items, group, floor);
  if (last.pos === "CCONJ") return sharedSubject(items, group - 1, floor);
  if (NOMINATIVE.test(last.key)) return { from: group - 1, to: group };
  const start = chainStart(items, group, floor);
  if (start === group) {
    return last.pos === "VERB" || last.pos === "ADP" ? inClause(items, group, floor) : null;
  }
  const before = items[start - 1];
  // "a report released on Tuesday said", "people who know him say".
  const isInside =
    start > floor &&
    !!before &&
    (isVerbal(before) || before.pos === "ADP" || before.pos === "PART");
  if (isInside || isTime(last)) {
    return inClause(items, group, floor) ?? { from: start, to: group };
  }
  return { from: start, to: group };
}

const isNounBefore = (items: readonly Item[], at: number): boolean =>
  items[at - 1]?.pos === "NOUN" || items[at - 1]?.pos === "PROPN";

function runTo(items: readonly Item[], end: number, floor: number): Run | null {
  const from = chainStart(items, end, floor);
  return from < end ? { from, to: end } : null;
}

/** The first phrase after the last comma or boundary before a verb. */
function inClause(items: readonly Item[], group: number, floor: number): Run | null {
  const clause = clauseStart(items, group, floor);
  let from = clause;
  for (let at = group - 1; at > clause; at--) {
    if (items[at - 1]?.written === ",") {
      from = at;
      break;
    }
  }
  return firstPhrase(items, from, group);
}

/** "Bo Lind, a clerk from Vell, said": back over what commas enclose. */
function acrossApposition(items: readonly Item[], group: number, floor: number): Run | null {
  const clause = Math.max(floor, group - MAX_DISTANCE);
  let end = group - 1;
  let found: Run | null = null;
  for (let i = 0; i < MAX_STRETCHES && end > clause; i++) {
    let comma = end - 1;
    while (
      comma > clause &&
      items[comma]?.written !== "," &&
      !isDash(items[comma]) &&
      items[comma]?.written !== "("
    )
      comma--;
    if (comma <= clause) {
      const first = firstPhrase(items, clause, end);
      return first && first.to >= end - 1 ? first : (found ?? first);
    }
    end = comma;
    const run = runTo(items, end, clause);
    const isWhole = run && isStretchStart(items, run.from, clause);
    if (run && isWhole) {
      // "our spokesman, Bo Lind, said": the role first, then the name.
      if (i === 0 && isNameOnly(items, end + 1, group - 1) && isRole(items, run)) {
        return { from: run.from, to: group - 1 };
      }
      found = run;
      const first = items[run.from];
      const isApposed =
        first?.pos === "DET" || first?.pos === "NUM" || RELATIVES.has(first?.key ?? "");
      if (!isApposed || items.slice(run.from, run.to).some(isCapital)) return run;
    }
  }
  return found ?? firstPhrase(items, clause, group - 1);
}

function isNameOnly(items: readonly Item[], from: number, to: number): boolean {
  return from < to && to - from < 6 && items.slice(from, to).every(isCapital);
}

const isRole = (items: readonly Item[], { from, to }: Run): boolean =>
  !items.slice(from + 1, to).some(isCapital) && !isCapitalNoun(items[from]);

const isCapitalNoun = (item: Item | undefined): boolean =>
  !!item && item.pos === "PROPN" && isCapital(item);

function isStretchStart(items: readonly Item[], at: number, floor: number): boolean {
  if (at <= floor) return true;
  const before = items[at - 1] as Item;
  return (
    before.written === "," ||
    before.pos === "CCONJ" ||
    before.pos === "QUOTE" ||
    before.pos === "SCONJ" ||
    isDash(before)
  );
}

/** "The mayor praised it and said": the subject of the verb before. */
function sharedSubject(items: readonly Item[], end: number, floor: number, depth = 0): Run | null {
  if (depth > 3) return null;
  const says = lastVerb(items, end, floor, ({ key }) => reportingOf(key)?.says ?? false);
  const verb = says ?? lastVerb(items, end, floor, ({ pos }) => pos === "VERB" || pos === "AUX");
  if (verb !== null) {
    const group = groupStart(items, verb, floor);
    const before = items[group - 1];
    const found =
      before?.pos === "CCONJ"
        ? sharedSubject(items, group - 1, floor, depth + 1)
        : subjectBefore(items, group, floor);
    if (found && isSpeaker(items, found)) return found;
  }
  return firstPhrase(items, floor, end);
}

function lastVerb(
  items: readonly Item[],
  end: number,
  floor: number,
  isSought: (item: Item) => boolean,
): number | null {
  for (let at = end - 1; at > floor && end - at < 60; at--) {
    const item = items[at] as Item;
    const isFinite = !/ing$/.test(item.key) || items[at - 1]?.pos === "AUX";
    if (isVerbal(item) && isSought(item) && isFinite) return at;
  }
  return null;
}

/** What somebody says something at; a letter or a statement says it itself. */
const OCCASION =
  /^(?:conference|interview|meeting|hearing|rally|event|debate|speech|gathering|visit|appearance|ceremony|dinner|case|way|place|time|campaign|trip|tour|show)s?$/;

/** The subject of "saying", which is that of the sentence unless a noun is directly before. */
export function subjectOfGerund(items: readonly Item[], verb: number): Run | null {
  const before = items[verb - 1];
  // "scolded the clerk for saying": whoever was scolded said it.
  if (before?.key === "for") {
    const scolds = lastVerb(items, verb - 1, 0, ({ pos }) => pos === "VERB");
    const end = scolds === null ? 0 : phraseEnd(items, scolds + 1);
    const isActive = scolds !== null && items[scolds - 1]?.pos !== "AUX";
    if (scolds !== null && isActive && end > scolds + 1) return { from: scolds + 1, to: end };
  }
  if (before && isNominal(before) && !isTime(before)) {
    const from = phraseStart(items, verb, 0);
    const joins = items[from - 1]?.key ?? "";
    // "a letter to the board urging"; but "spoke at a meeting, in many cases saying".
    if (from < verb && /^(?:to|of|for)$/.test(joins))
      return { from: chainStart(items, verb, 0), to: verb };
    const isOccasion = /^(?:at|in|during|on)$/.test(joins) && OCCASION.test(before.key);
    if (from < verb && !isOccasion) return { from, to: verb };
  }
  const says = lastVerb(items, verb, 0, ({ key }) => reportingOf(key)?.says ?? false);
  if (says !== null) {
    const found = subjectBefore(items, groupStart(items, says, 0), 0);
    const isRelative = found && RELATIVES.has(items[found.to - 1]?.key ?? "");
    if (found && !isRelative && isSpeaker(items, found)) return found;
  }
  return firstPhrase(items, 0, verb) ?? subjectAfter(items, verb);
}

/** "Despite saying that it leaks, the board kept it": the subject of the sentence, after a comma. */
function subjectAfter(items: readonly Item[], verb: number): Run | null {
  for (let at = verb + 1; at < items.length && at - verb < MAX_DISTANCE; at++) {
    const before = items[at - 1] as Item;
    const closes = before.written === "," || (before.pos === "QUOTE" && before.key === "“,”");
    if (closes && isShortClauseAt(items, at)) return { from: at, to: chainEnd(items, at) };
  }
  return null;
}

/** Whether a phrase can be somebody who says something. */
export function isSpeaker(items: readonly Item[], { from, to }: Run): boolean {
  const own = items.slice(from, to);
  return own.some(
    (item) => (isNominal(item) && !isTime(item)) || (isCapital(item) && !isTime(item)),
  );
}
