import type { Quantity } from "../../annotation/annotation";
import type { Span } from "../../span/span";
import { boundOf, directionAfter, directionOf, type Direction } from "./changes";
import { isClaimed } from "./claimed";
import { isName } from "./names";
import { denominatorOf } from "./denominators";
import { nounPhraseAt } from "./nouns";
import { numeralsOf, type Numerals } from "./numbers";
import { measuredAt, type Measured } from "./ranges";
import { movementFrom, rangeFrom, type Range } from "./range-forms";
import { comparedAfter, ratiosIn } from "./ratios";
import { shareOfAt } from "./shares";
import { tokensOf, type Token } from "./tokens";
import type { Unit } from "./units";

/** A quantity without the time and place of its sentence; offsets are UTF-16 code units of it. */
export interface ReadQuantity
  extends Span, Pick<Quantity, "value" | "unit" | "comparator" | "low" | "high"> {
  readonly denominator?: string;
  readonly base?: string;
  readonly period?: string;
}

const DURATION =
  /^(?:years?|months?|weeks?|days?|decades?|jahren?|monaten?|wochen|tagen?|ans|mois|años|meses)$/iu;

interface Sentence {
  readonly words: string;
  readonly tokens: readonly Token[];
  readonly numerals: Numerals;
  readonly language: string;
}

interface Step {
  readonly quantity: ReadQuantity | null;
  readonly next: number;
  readonly direction?: Direction;
  /** The time that the change before it took, which is no quantity of its own. */
  readonly period?: string;
}

/** The quantities of one sentence of a language with spaces between words, in no certain order. */
export function readQuantities(words: string, language: string): readonly ReadQuantity[] {
  const tokens = tokensOf(words);
  const sentence = { words, tokens, numerals: numeralsOf(language), language };
  const ratios = ratiosIn(words).map((ratio): ReadQuantity => ({
    ...ratio,
    unit: "×",
    comparator: "ratio",
  }));
  const found: ReadQuantity[] = [];
  let [passed, direction]: [number, Direction] = [0, 0];
  for (let at = 0; at < tokens.length;) {
    const start = tokens[at]?.start ?? 0;
    while ((ratios[passed]?.end ?? Infinity) <= start) passed += 1;
    const isTaken: boolean = (ratios[passed]?.start ?? Infinity) <= start;
    const [ratio, last] = [ratios[passed - 1], found.at(-1)];
    const isRatioLast = ratio !== undefined && ratio.end > (last?.end ?? 0);
    const step: Step | null = isTaken
      ? null
      : stepAt(sentence, at, direction, isRatioLast ? ratio : last);
    if (step?.quantity) found.push(step.quantity);
    if (step?.period && isRatioLast) ratios[passed - 1] = { ...ratio, period: step.period };
    else if (step?.period && last) found[found.length - 1] = { ...last, period: step.period };
    if (step?.direction !== undefined) direction = step.direction;
    at = Math.max(at + 1, step?.next ?? 0);
  }
  return [...ratios, ...found];
}

function stepAt(
  sentence: Sentence,
  at: number,
  earlier: Direction,
  previous: ReadQuantity | undefined,
): Step | null {
  const { tokens, numerals, language } = sentence;
  const measured = measuredAt(tokens, at, numerals, language);
  if (!measured) return null;
  const share = shareOfAt(tokens, measured, numerals, language);
  if (share) {
    const { value, denominator, to } = share;
    const comparator = boundOf(tokens, measured.from, to);
    const place = spanOf(tokens, measured.from, to);
    return { quantity: { ...place, value, unit: "%", comparator, denominator }, next: to };
  }
  const range = rangeFrom(tokens, measured, numerals, language);
  if (range === "score") return { quantity: null, next: measured.number.to + 2 };
  if (range) {
    const quantity = rangeQuantity(sentence, range, measured);
    const direction = directionOfRange(sentence, measured, quantity, previous);
    return { quantity: direction === 0 ? quantity : moved(quantity, direction), next: range.to };
  }
  if (isName(tokens, measured.number, measured.unit, language)) {
    return { quantity: null, next: measured.number.to };
  }
  const movement = movementFrom(tokens, measured, numerals, language);
  if (movement) {
    const base = textOf(sentence, measured.from, measured.to);
    const quantity = { ...rangeQuantity(sentence, movement, measured), value: movement.last, base };
    return { quantity, next: movement.to };
  }
  return single(sentence, measured, earlier, previous);
}

function single(
  sentence: Sentence,
  measured: Measured,
  earlier: Direction,
  previous: ReadQuantity | undefined,
): Step {
  const { tokens, words, language } = sentence;
  const { number, from, to } = measured;
  const unit = unitFor(sentence, measured);
  const bound = boundOf(tokens, from, to);
  if (!isClaimed(tokens, { ...measured, unit }, bound !== "=")) {
    return { quantity: null, next: number.to };
  }
  const place = spanOf(tokens, from, number.isShare ? number.to : to);
  const isChanged = previous?.comparator === "change" || previous?.comparator === "ratio";
  if (
    isChanged &&
    DURATION.test(unit.text) &&
    /^(?:in|within|binnen|innerhalb|en)$/u.test(tokens[from - 1]?.lower ?? "")
  ) {
    return { quantity: null, next: to, period: textOf(sentence, from - 1, to) };
  }
  const denominator = denominatorOf(tokens, measured, to, language);
  if (number.ends) {
    const [low, high] = number.ends;
    const quantity = { ...place, value: low, low, high, unit: unit.text, denominator } as const;
    return { quantity: { ...quantity, comparator: "range" }, next: to };
  }
  if (
    unit.kind === "times" &&
    /^(?:as|more|less|higher|mehr|plus|más)$/u.test(tokens[to]?.lower ?? "")
  ) {
    const base = comparedAfter(words, tokens[to]?.end ?? 0);
    return {
      quantity: { ...place, value: number.value, unit: "×", comparator: "ratio", base },
      next: to,
    };
  }
  const isConversion = tokens[from - 1]?.text === "(" || tokens[from - 1]?.text === "/";
  if (isConversion && previous && isBeside(tokens, from, previous)) {
    const value = previous.value < 0 ? -number.value : number.value;
    const comparator = previous.comparator === "range" ? "=" : previous.comparator;
    return { quantity: { ...place, value, unit: unit.text, comparator, denominator }, next: to };
  }
  const hasUm = tokens[from - 1]?.lower === "um";
  const direction = directionOf(tokens, from, unit, earlier) || directionAfter(tokens, to, hasUm);
  const value = measured.isNegative ? -number.value : number.value;
  const quantity: ReadQuantity =
    direction === 0
      ? { ...place, value, unit: unit.text, comparator: bound, denominator }
      : {
          ...place,
          value: direction * Math.abs(value),
          unit: unit.text,
          comparator: "change",
          denominator,
        };
  return { quantity, next: to, ...(direction === 0 ? {} : { direction }) };
}

/** The unit of a number; "half of the boats" is a percentage, and "one of the largest" a count. */
function unitFor({ tokens, language }: Sentence, { number, unit }: Measured): Unit {
  if (number.isShare) return { text: "%", kind: "percent", to: number.to };
  const isOneOf = number.value === 1 && tokens[number.to]?.lower === "of";
  if (!isOneOf || unit.kind !== "noun") return unit;
  const isMost = /^(?:most|least)$/u.test(tokens[number.to + 2]?.lower ?? "");
  const named = nounPhraseAt(tokens, number.to + (isMost ? 3 : 0), { isOne: false, language });
  return named ? { ...named, kind: "noun" } : unit;
}

/** True for "(11 km)" behind "seven miles". */
function isBeside(tokens: readonly Token[], from: number, previous: Span): boolean {
  const bracket = tokens[from - 2];
  return bracket !== undefined && bracket.end <= previous.end + 2 && bracket.end > previous.start;
}

function rangeQuantity(sentence: Sentence, range: Range, first: Measured): ReadQuantity {
  const { tokens, language } = sentence;
  const low = Math.min(range.first, range.last);
  const high = Math.max(range.first, range.last);
  const last = { ...first, number: range.number, unit: range.unit };
  return {
    ...spanOf(tokens, first.from, range.to),
    value: low,
    low,
    high,
    unit: range.unit.text,
    comparator: "range",
    denominator: denominatorOf(tokens, last, range.to, language),
  };
}

/** "Dropped by 1 to 1.5 degrees (1.8 to 2.7 F)": a change whose size is a range. */
function directionOfRange(
  { tokens }: Sentence,
  { from, unit }: Measured,
  { low, high }: ReadQuantity,
  previous: ReadQuantity | undefined,
): Direction {
  if (low === undefined || high === undefined) return 0;
  const before = tokens[from - 1];
  if (before?.text === "(" && previous?.low !== undefined && isBeside(tokens, from, previous)) {
    return previous.comparator === "change" ? (previous.value < 0 ? -1 : 1) : 0;
  }
  return /^(?:by|um)$/u.test(before?.lower ?? "") ? directionOf(tokens, from, unit, 0) : 0;
}

/** A range as the size of a change: its ends have the sign of the change, the lower one first. */
function moved(range: ReadQuantity, direction: Direction): ReadQuantity {
  const { low = 0, high = 0 } = range;
  const ends = [direction * Math.abs(low), direction * Math.abs(high)] as const;
  return {
    ...range,
    comparator: "change",
    value: ends[0],
    low: Math.min(...ends),
    high: Math.max(...ends),
  };
}

function textOf({ words, tokens }: Sentence, from: number, to: number): string {
  const { start, end } = spanOf(tokens, from, to);
  return words.slice(start, end);
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
