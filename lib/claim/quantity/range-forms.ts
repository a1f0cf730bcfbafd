import type { NumberExpression } from "./number-expression";
import type { Numerals } from "./numbers";
import { linkAfter, measuredAt, rangeWordBefore, type Measured } from "./ranges";
import { directionOf } from "./changes";
import { isAttached, type Token } from "./tokens";
import type { Unit } from "./units";

/** Two ends in the order they are written, with the unit they share. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly number: NumberExpression;
  readonly unit: Unit;
  readonly to: number;
}

/** The range that begins with a number; "score" for two numbers that a dash joins without a unit. */
export function rangeFrom(
  tokens: readonly Token[],
  one: Measured,
  numerals: Numerals,
  language: string,
): Range | "score" | null {
  if (one.number.isShare || one.number.ends) return null;
  const word = rangeWordBefore(tokens, one.from);
  const isOwn = one.unit.kind !== "noun" && one.unit.kind !== "none";
  const link = linkAfter(tokens, isOwn ? one.to : one.number.to, word);
  const other = link && measuredAt(tokens, link.at, numerals, language);
  if (!link || !other || other.number.isShare || other.number.ends) return null;
  const isDashed = link.isTight;
  if (one.number.isYearLike && other.number.isYearLike) return "score";
  if (one.number.isYearLike && /^(?:in|since|by)$/u.test(tokens[one.from - 1]?.lower ?? ""))
    return null;
  const isBare = !isOwn && other.unit.kind === "none";
  if (isDashed && isBare) return one.number.isInDigits ? "score" : null;
  if (isBare && word === "") return null;
  const { lower } = tokens[isOwn ? one.to : one.number.to] ?? { lower: "" };
  const isOr = /^(?:or|oder|ou)$/u.test(lower);
  const range = join(one, other, isOwn);
  if (!range) return null;
  if (isOr && (isOwn || range.last <= range.first || range.last > 3 * range.first)) return null;
  if (
    isDashed &&
    other.unit.kind === "noun" &&
    (range.last <= range.first || /^\p{Lu}/u.test(other.unit.text))
  )
    return "score";
  if (isOwn && !isDashed && word === "" && directionOf(tokens, one.from, one.unit, 0) !== 0)
    return null;
  return range;
}

/** "(Rose) from 41,000 tonnes in 2021 to 83,000": the start and the end of a movement. */
export function movementFrom(
  tokens: readonly Token[],
  one: Measured,
  numerals: Numerals,
  language: string,
): Range | null {
  if (
    one.number.isYearLike ||
    !/^(?:from|von|de|desde)$/u.test(rangeWordBefore(tokens, one.from))
  ) {
    return null;
  }
  for (let at = one.to; at < Math.min(tokens.length, one.to + 12); at += 1) {
    const token = tokens[at];
    if (!token || /^[.;:]$/u.test(token.text)) return null;
    const isWhen = /^(?:(?:1[5-9]|20|21)\d\d)$/u.test(token.text) || isAttached(tokens[at + 1]);
    if (token.kind === "digits" && !isWhen) return null;
    if (!/^(?:to|auf|à|a)$/u.test(token.lower)) continue;
    const link = linkAfter(tokens, token.lower === "auf" ? at : at, "");
    const next = link?.at ?? at + 1;
    const other = measuredAt(tokens, next, numerals, language);
    if (other && !other.number.isYearLike) return join(one, other, one.hasUnit);
    return null;
  }
  return null;
}

/** Two numbers as one range, when they can have one unit. */
function join(one: Measured, other: Measured, isOwn: boolean): Range | null {
  const isSame = isOwn && isSameUnit(one.unit, other.unit);
  const isTaken = !isOwn && other.unit.kind !== "times";
  const isGiven =
    isOwn &&
    (other.unit.kind === "none" ||
      (one.unit.kind === "money" && other.unit.kind === "noun" && other.number.scale > 1));
  if (!isSame && !isTaken && !isGiven) return null;
  const scale = other.number.scale;
  const isShort = one.number.scale === 1 && scale > 1;
  const isShared = isShort && (!isOwn || one.number.value < other.number.value / scale);
  const unit = isGiven ? one.unit : other.unit.kind === "none" ? one.unit : other.unit;
  return {
    first: signed(one, isShared ? scale : 1),
    last: signed(other, 1),
    number: other.number,
    unit,
    to: isGiven ? other.number.to : other.to,
  };
}

function signed({ number, isNegative }: Measured, scale: number): number {
  const value = Number((number.value * scale).toPrecision(15));
  return isNegative ? -value : value;
}

function isSameUnit(one: Unit, other: Unit): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === "money" && /\$/u.test(one.text) && /\$/u.test(other.text)) return true;
  const plain = (text: string) => text.toLowerCase().replace(/s$/u, "");
  return plain(one.text) === plain(other.text);
}
