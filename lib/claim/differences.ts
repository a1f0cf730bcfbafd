import { fold } from "../text/fold";
import { NEGATIONS } from "../text/turning-words";
import { OPPOSITES } from "./opposites";
import { proposeQuantities } from "./quantities";
import { wordTermsOf } from "./terms";

/** In what two statements differ that are alike in their words. */
export interface Difference {
  readonly kind: "number" | "negation" | "direction" | "roles";
  /** The words of each statement; empty where the other one has a word more. */
  readonly one: string;
  readonly other: string;
}

/**
 * The part of the other words that two statements must have in common for a difference to count:
 * two statements that say something else altogether do not contradict one another.
 */
const COMMON_PART = 0.6;
/** Of numbers with a fraction, which are rounded: two thirds is 66.7 percent. */
const SAME_NUMBER = 0.005;
const PASSIVE =
  /\b(?:is|are|was|were|been|being|be|wird|werden|wurde|wurden|worden|est|sont|été|fue|fueron|sido)\b/iu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * How two statements differ although their words are alike: in a number, a negation, a direction,
 * or in who did what to whom. Empty where they may say the same.
 */
export function differencesOf(one: string, other: string): Difference[] {
  if (!mayHaveMuchInCommon(one, other)) return [];
  const found: Difference[] = [];
  const add = (kind: Difference["kind"], pair: readonly [string, string] | null) => {
    if (pair) found.push({ kind, one: pair[0], other: pair[1] });
  };
  add("number", differentNumbers(one, other));
  add("direction", oppositeWords(one, other));
  add("negation", unequalNegations(one, other));
  if (found.length === 0) add("roles", exchangedRoles(one, other));
  return found;
}

/** Before anything dearer is looked at; what differs is among the words and may be half of them. */
function mayHaveMuchInCommon(one: string, other: string): boolean {
  const [ones, others] = [new Set(wordTermsOf(one)), new Set(wordTermsOf(other))];
  const common = [...ones].filter((term) => others.has(term)).length;
  return common > 0 && common >= (COMMON_PART / 2) * Math.min(ones.size, others.size);
}

interface Numeric {
  readonly value: number;
  readonly words: string;
}

/** Quantities and other numbers of a statement, such as years. */
function numbersOf(statement: string): Numeric[] {
  const quantities = proposeQuantities(statement);
  const free = (start: number, end: number) =>
    !quantities.some((quantity) => quantity.start < end && start < quantity.end);
  const others = [...statement.matchAll(/\p{N}+(?:[.,]\p{N}+)*/gu)]
    .filter(({ 0: words, index }) => free(index, index + words.length))
    .map(({ 0: words }) => ({ value: Number(words.replaceAll(",", "")), words }));
  return [
    ...quantities.map(({ value, start, end }) => ({ value, words: statement.slice(start, end) })),
    ...others.filter(({ value }) => Number.isFinite(value)),
  ];
}

/** The first number of each that the other one has not; null unless both have one. */
function differentNumbers(one: string, other: string): [string, string] | null {
  const [ones, others] = [numbersOf(one), numbersOf(other)];
  const missing = (from: readonly Numeric[], within: readonly Numeric[]) =>
    from.find(({ value }) => !within.some((number) => isSameNumber(value, number.value)));
  const [left, right] = [missing(ones, others), missing(others, ones)];
  if (!left || !right || !haveMuchInCommon(one, other, [left.words, right.words])) return null;
  return [left.words.trim(), right.words.trim()];
}

function isSameNumber(a: number, b: number): boolean {
  const [left, right] = [Math.abs(a), Math.abs(b)];
  if (Number.isInteger(left) && Number.isInteger(right)) return left === right;
  return Math.abs(left - right) <= SAME_NUMBER * Math.max(left, right);
}

/** A word of each whose sense is the opposite of the other's. */
function oppositeWords(one: string, other: string): [string, string] | null {
  const [ones, others] = [onlyIn(one, other), onlyIn(other, one)];
  for (const left of ones) {
    const right = others.find((word) => isOpposite(fold(left), fold(word)));
    if (right && haveMuchInCommon(one, other, [left, right])) return [left, right];
  }
  return null;
}

function isOpposite(left: string, right: string): boolean {
  const sides = OPPOSITES.get(left);
  return sides?.has(right) ?? false;
}

/** The words of a statement that another has not, in reading order. */
function onlyIn(statement: string, another: string): string[] {
  const others = new Set(wordsOf(another).map(fold));
  return wordsOf(statement).filter((word) => !others.has(fold(word)));
}

/** The negation that one statement has more than the other. */
function unequalNegations(one: string, other: string): [string, string] | null {
  const [ones, others] = [negationsOf(one), negationsOf(other)];
  if (ones.length % 2 === others.length % 2) return null;
  if (!haveMuchInCommon(one, other, [...ones, ...others])) return null;
  return [ones[0] ?? "", others[0] ?? ""];
}

function negationsOf(statement: string): string[] {
  return wordsOf(statement).filter(
    (word) => NEGATIONS.has(word.toLowerCase()) || /n['’]t$/iu.test(word),
  );
}

/**
 * Two parties that stand on the other side of the same verb: "A told B", "B told A". Not where one
 * of the statements is passive, which exchanges the sides and keeps the roles.
 */
function exchangedRoles(one: string, other: string): [string, string] | null {
  if (PASSIVE.test(one) !== PASSIVE.test(other)) return null;
  const [ones, others] = [wordTermsOf(one), wordTermsOf(other)];
  const [left, right] = [new Set(ones), new Set(others)];
  if (left.size !== ones.length || right.size !== others.length) return null;
  if (left.size !== right.size || ones.some((term) => !right.has(term))) return null;
  const at = new Map(others.map((term, position) => [term, position]));
  const place = (position: number) => at.get(ones[position] ?? "") ?? -1;
  for (let verb = 1; verb < ones.length - 1; verb++) {
    const before = firstWhere(0, verb, (position) => place(position) > place(verb));
    const after = firstWhere(verb + 1, ones.length, (position) => place(position) < place(verb));
    if (before !== null && after !== null) {
      return [wordOf(one, ones[before]), wordOf(other, ones[after])];
    }
  }
  return null;
}

function firstWhere(from: number, to: number, holds: (position: number) => boolean): number | null {
  for (let position = from; position < to; position++) if (holds(position)) return position;
  return null;
}

/** The word of a statement that has this term. */
function wordOf(statement: string, term = ""): string {
  return wordsOf(statement).find((word) => wordTermsOf(word).includes(term)) ?? term;
}

/** Whether two statements share most of their terms, apart from those of some words. */
function haveMuchInCommon(one: string, other: string, apart: readonly string[]): boolean {
  const left = new Set(apart.flatMap(wordTermsOf));
  const rest = (statement: string) =>
    new Set(wordTermsOf(statement).filter((term) => !left.has(term)));
  const [ones, others] = [rest(one), rest(other)];
  const common = [...ones].filter((term) => others.has(term)).length;
  return common > 0 && common >= COMMON_PART * Math.min(ones.size, others.size);
}

function wordsOf(statement: string): string[] {
  return statement.match(WORD) ?? [];
}
