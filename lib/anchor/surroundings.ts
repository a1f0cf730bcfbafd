import { diffArrays } from "diff";
import { closestMatch } from "../text/closest-match";
import { distanceOf, takesBack } from "../text/distancing-words";
import { turningKey } from "../text/turning-words";
import type { TokenRange } from "./alignment";
import { COUNTS, DIRECTIONS } from "./difference";
import { FUNCTION_WORDS, PERSONS, INTRODUCES } from "./plain-words";
import type { Token } from "./tokens";

/** A text, its tokens, and those of a passage in it. */
export interface Occurrence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly range: TokenRange;
}

/** How far a sentence is followed on each side, in tokens. */
const REACH = 80;
/** A replacement of more words is a rewriting: single words in it do not answer one another. */
const MAX_REPLACED = 6;
/** The longest following sentence, in tokens, that is read as a comment on the passage. */
const MAX_COMMENT = 9;

/**
 * Whether the sentence around the same words turned them into another statement: says no to them or
 * doubts them, asks them, hands them to hearsay or to somebody else, or gives them another subject, number,
 * unit or direction. Other words around them may change as they like.
 */
export function isTurned(old: Occurrence, now: Occurrence): boolean {
  const [left, leftNow] = [wordsBefore(old), wordsBefore(now)];
  const [right, rightNow] = [wordsAfter(old), wordsAfter(now)];
  if (isCommented(old, now)) return true;
  if (haveSameKeys(left, leftNow) && haveSameKeys(right, rightNow)) {
    return numberBeside(old) !== numberBeside(now);
  }
  const [before, beforeNow] = [rawOf(old, left), rawOf(now, leftNow)];
  const [after, afterNow] = [rawOf(old, right), rawOf(now, rightNow)];
  if (turningKey(before) !== turningKey(beforeNow)) return true;
  if (turningKey(after) !== turningKey(afterNow)) return true;
  if (isDistanced([before, after], [beforeNow, afterNow])) return true;
  if (isAsked(old, right) !== isAsked(now, rightNow)) return true;
  if (isIntroduced(left) !== isIntroduced(leftNow)) return true;
  if (numberBeside(old) !== numberBeside(now) || hasOtherUnit(old, now)) return true;
  const people = namesIn([...left, ...right]);
  const peopleNow = namesIn([...leftNow, ...rightNow]);
  const replaced = replacementsIn(left, leftNow);
  return [...replaced, ...replacementsIn(right, rightNow)].some(
    (one) =>
      isOtherStatement(one, people, peopleNow) ||
      (one.isLast && replaced.includes(one) && isOtherSubject(one)),
  );
}

/** Whether the words before or after a passage stand back from it now, or do so no longer. */
function isDistanced(
  [before, after]: readonly [string, string],
  [beforeNow, afterNow]: readonly [string, string],
): boolean {
  const [left, leftNow] = [distanceOf(before), distanceOf(beforeNow)];
  const [right, rightNow] = [distanceOf(after), distanceOf(afterNow)];
  if (left.hedges !== leftNow.hedges || right.hedges !== rightNow.hedges) return true;
  // A verb of saying that follows may be the passage's own, which speaks: another wording of it
  // leaves who speaks, and one that came in hands the passage to somebody.
  return left.handed !== leftNow.handed || rightNow.handed > right.handed;
}

function wordsBefore({ tokens, range }: Occurrence): Token[] {
  const sentence = tokens[range.from]?.sentence;
  let from = range.from;
  while (from > 0 && range.from - from < REACH && tokens[from - 1]?.sentence === sentence) from--;
  return tokens.slice(from, range.from);
}

function wordsAfter({ tokens, range }: Occurrence): Token[] {
  const sentence = tokens[range.until - 1]?.sentence;
  let until = range.until;
  while (
    until - range.until < REACH &&
    tokens[until]?.sentence === sentence &&
    until < tokens.length
  )
    until++;
  return tokens.slice(range.until, until);
}

function haveSameKeys(a: readonly Token[], b: readonly Token[]): boolean {
  return a.length === b.length && a.every(({ key }, i) => key === b[i]?.key);
}

function rawOf({ text }: Occurrence, tokens: readonly Token[]): string {
  return text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

function isAsked({ tokens, range }: Occurrence, right: readonly Token[]): boolean {
  const own = tokens[range.until - 1]?.key ?? "";
  return [own, ...right.map(({ key }) => key)].some((key) => /^[?？؟]$/u.test(key));
}

/** Whether the words before a passage hand it to somebody: "she said that", a colon, a quotation. */
function isIntroduced(left: readonly Token[]): boolean {
  const rest = left.map(({ key }) => key.toLowerCase());
  const isQuoted = rest.at(-1) === '"';
  if (isQuoted) return true;
  return INTRODUCES.has(rest.at(-1) ?? "");
}

/** What makes a number of a passage's edge another one: its sign, "million" or "%" beside it. */
function numberBeside({ text, tokens, range }: Occurrence): string {
  const [first, last] = [tokens[range.from], tokens[range.until - 1]];
  const inSentence = (token: Token | undefined, of: Token | undefined) =>
    token?.sentence === of?.sentence ? token : undefined;
  const before = inSentence(tokens[range.from - 1], first);
  const after = inSentence(tokens[range.until], last);
  const parts: string[] = [];
  if (before && first && /^\p{N}/u.test(first.key)) {
    const isSign =
      /^[-+]$/.test(before.key) && !/[\p{L}\p{N}]/u.test(text.charAt(before.start - 1));
    if (before.end === first.start && (isSign || /^\p{Sc}$/u.test(before.key)))
      parts.push(before.key);
  }
  if (before && isCount(before)) parts.push(before.key);
  parts.push("|");
  if (after && isCount(after)) parts.push(after.key);
  else if (
    after &&
    last &&
    /\p{N}$/u.test(last.key) &&
    after.end > last.end &&
    after.start === last.end &&
    after.isWord
  )
    parts.push(after.key);
  return parts.join(" ");
}

function isCount({ key }: Token): boolean {
  return /^\p{N}|^[%‰]$|^\p{Sc}$/u.test(key) || COUNTS.has(key.toLowerCase());
}

/** Whether the word after a number, which says what is counted, is another one. */
function hasOtherUnit(old: Occurrence, now: Occurrence): boolean {
  const last = old.tokens[old.range.until - 1];
  const [unit, unitNow] = [old.tokens[old.range.until], now.tokens[now.range.until]];
  if (!last || !unit?.isWord || !unitNow?.isWord) return false;
  return isCount(last) && unit.key !== unitNow.key && !isMisspelling(unit.key, unitNow.key);
}

interface Replacement {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Whether it reaches to the end of the words before the passage. */
  readonly isLast: boolean;
}

function replacementsIn(old: readonly Token[], now: readonly Token[]): Replacement[] {
  const keys = (tokens: readonly Token[]) => tokens.map(({ key }) => key);
  const changes = diffArrays(keys(old), keys(now));
  const found: Replacement[] = [];
  changes.forEach(({ removed, value }, i) => {
    const next = changes[i + 1];
    if (removed && next?.added) {
      found.push({ removed: value, added: next.value, isLast: i + 2 === changes.length });
    }
  });
  return found;
}

/** One number, name, person or direction in the place of another. */
function isOtherStatement(
  { removed, added }: Replacement,
  people: ReadonlySet<string>,
  peopleNow: ReadonlySet<string>,
): boolean {
  if (removed.join(" ") === added.join(" ")) return false;
  const isShort = removed.length <= MAX_REPLACED && added.length <= MAX_REPLACED;
  const [numbers, numbersNow] = [removed.filter(isNumber), added.filter(isNumber)];
  if (numbers.join(" ") !== numbersNow.join(" ")) {
    if (isShort || (numbers.length > 0 && numbersNow.length > 0)) return true;
  }
  const directions = (keys: readonly string[]) =>
    keys
      .map((key) => key.toLowerCase())
      .filter((key) => DIRECTIONS.has(key))
      .join(" ");
  if (isShort && directions(removed) !== directions(added)) return true;
  const gone = removed.filter((key) => people.has(key) && !peopleNow.has(key));
  const arrived = added.filter((key) => peopleNow.has(key) && !people.has(key));
  return arrived.some((one) => gone.length > 0 && !gone.some((other) => isMisspelling(one, other)));
}

function isNumber(key: string): boolean {
  return /\p{N}/u.test(key);
}

/** Another word directly before the passage, which is what the passage speaks of or how. */
function isOtherSubject({ removed, added }: Replacement): boolean {
  if (removed.length > MAX_REPLACED || added.length > MAX_REPLACED) return false;
  const content = (keys: readonly string[]) =>
    keys.filter((key) => /\p{L}/u.test(key) && !FUNCTION_WORDS.has(key.toLowerCase()));
  const [gone, arrived] = [content(removed), content(added)];
  if (gone.length === 0 || arrived.length === 0) return false;
  const [last, lastNow] = [gone.at(-1) ?? "", arrived.at(-1) ?? ""];
  return !isMisspelling(last, lastNow);
}

/** Persons: names, as far as capitals tell, and pronouns. */
function namesIn(tokens: readonly Token[]): Set<string> {
  return new Set(
    tokens.flatMap(({ key, isWord }) => {
      if (!isWord) return [];
      const plain = key.toLowerCase();
      if (PERSONS.has(plain)) return [key];
      return /^\p{Lu}/u.test(key) && !FUNCTION_WORDS.has(plain) ? [key] : [];
    }),
  );
}

/** Whether one word is the other one with a letter mended. */
function isMisspelling(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  if (a.startsWith("un") !== b.startsWith("un") || Math.min(a.length, b.length) < 4) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const errors = Math.floor(long.length / 5);
  return closestMatch(long, short, errors) !== null && long.length - short.length <= errors;
}

/** A short sentence that was put in after the passage and takes it back: "That was wrong." */
function isCommented(old: Occurrence, now: Occurrence): boolean {
  const comment = (occurrence: Occurrence) => {
    const { tokens, range, text } = occurrence;
    const end = range.until + wordsAfter(occurrence).length;
    const sentence = tokens[end]?.sentence;
    let until = end;
    while (
      until < tokens.length &&
      until - end <= MAX_COMMENT &&
      tokens[until]?.sentence === sentence
    )
      until++;
    if (until - end > MAX_COMMENT) return { words: "", keys: [] };
    const raw = text.slice(tokens[end]?.start ?? 0, tokens[until - 1]?.end ?? 0);
    return { words: raw.replace(/\s+/gu, " "), keys: tokens.slice(end, until) };
  };
  const { words, keys } = comment(now);
  if (haveSameKeys(keys, comment(old).keys)) return false;
  if (takesBack(words)) return true;
  return (
    /^["'“‘(]?(?:that|this|it|not|no|das|dies|es|nicht|cela|ce|c|eso|esto|это)(?!\p{L})/iu.test(
      words,
    ) && turningKey(words) !== turningKey("")
  );
}
