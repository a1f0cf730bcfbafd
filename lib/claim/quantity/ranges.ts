import { moneyAfter, moneyBefore, unitAt, type Unit } from "./units";
import type { NumberExpression } from "./number-expression";
import { numberAt, type Numerals } from "./numbers";
import { isAttached, isDash, isHyphen, type Token } from "./tokens";

/** One number with its sign, its unit, and the currency sign before it. */
export interface Measured {
  readonly number: NumberExpression;
  readonly unit: Unit;
  /** The first token, with the currency and the minus sign. */
  readonly from: number;
  readonly to: number;
  readonly isNegative: boolean;
  /** A unit or a currency of its own, not one taken from what follows. */
  readonly hasUnit: boolean;
}

/** The number at a token with what belongs to it, or null where none begins. */
export function measuredAt(
  tokens: readonly Token[],
  at: number,
  numerals: Numerals,
  language: string,
): Measured | null {
  const minus = minusBefore(tokens, at);
  const money = moneyBefore(tokens, minus);
  const number = numberAt(tokens, at, numerals, money !== null);
  if (!number) return null;
  const inner = money && minus === at ? minusBefore(tokens, money.from) : minus;
  const isNegative = minus < at || (money !== null && inner < money.from);
  const isMoney = money && number.isInDigits;
  const behind = isMoney
    ? null
    : (suspendedUnit(tokens, number, numerals, language) ?? unitAt(tokens, number, language));
  const unit: Unit = behind ?? { text: money?.unit ?? "", kind: "money", to: number.to };
  const from = isMoney ? Math.min(money.from, inner) : minus;
  return {
    number: isMoney ? { ...number, isYearLike: false } : number,
    unit,
    from,
    to: unit.kind === "money" ? moneyAfter(tokens, unit.to) : Math.max(number.to, unit.to),
    isNegative,
    hasUnit: unit.kind !== "none",
  };
}

/** How far the number with the unit is sought that "four-, five- and six-cylinder" share. */
const SUSPENDED = 8;

/** The unit of a number whose hyphen ends the word: that of the last number of the series. */
function suspendedUnit(
  tokens: readonly Token[],
  { to }: NumberExpression,
  numerals: Numerals,
  language: string,
): Unit | null {
  if (!isHyphen(tokens[to]) || !isAttached(tokens[to])) return null;
  const joins = /^(?:,|and|or|to|und|oder|bis|et|ou|y|o)$/u;
  if (!joins.test(tokens[to + 1]?.lower ?? "")) return null;
  for (let at = to + 1; at < Math.min(tokens.length, to + SUSPENDED); at += 1) {
    const token = tokens[at];
    if (!token || joins.test(token.lower) || isHyphen(token)) continue;
    const number = numberAt(tokens, at, numerals);
    if (!number) return null;
    if (!isHyphen(tokens[number.to])) return null;
    if (joins.test(tokens[number.to + 1]?.lower ?? "")) continue;
    const unit = unitAt(tokens, number, language);
    const isDuration = /^(?:years?|months?|weeks?|days?|decades?)$/u.test(unit.text);
    return unit.kind === "none" || isDuration ? null : { ...unit, to: to + 1 };
  }
  return null;
}

/** The token where a sign begins that belongs to the number at `at`, else `at`. */
function minusBefore(tokens: readonly Token[], at: number): number {
  const [sign, before] = [tokens[at - 1], tokens[at - 2]];
  if (!sign) return at;
  if (isHyphen(sign) && /^minus$/u.test(before?.lower ?? "")) return at - 2;
  if (/^(?:minus|moins)$/u.test(sign.lower) && tokens[at]?.kind === "digits") {
    return before?.kind === "digits" ? at : at - 1;
  }
  if (!/^[-−–]$/u.test(sign.text) || !isAttached(tokens[at])) return at;
  const isSign =
    (sign.spaced || !before || before.text === "(" || /^[€£$¥]$/u.test(before.text)) &&
    before?.kind !== "digits";
  return isSign || (sign.text === "−" && sign.spaced) ? at - 1 : at;
}

interface Link {
  readonly at: number;
  readonly isTight: boolean;
}

/** Where the second number of a range begins behind the first: "10 to 20", "5-10", "1 or 2". */
export function linkAfter(tokens: readonly Token[], to: number, before: string): Link | null {
  const token = tokens[to];
  if (!token) return null;
  const skipMoney = (at: number) => {
    let i = at;
    while (i < at + 3 && /^(?:[€£$¥]|US|HK|A|Y|=|up)$/u.test(tokens[i]?.text ?? "")) i += 1;
    return i;
  };
  if (isDash(token)) {
    const isClosed = isAttached(token) === isAttached(tokens[to + 1]);
    return isClosed ? { at: skipMoney(to + 1), isTight: isAttached(token) } : null;
  }
  if (/^(?:to|bis|à|a|hasta|or|oder|ou)$/u.test(token.lower)) {
    const next = isHyphen(tokens[to + 1]) ? to + 2 : to + 1;
    return { at: skipMoney(next), isTight: false };
  }
  if (/^(?:and|und|et|y)$/u.test(token.lower) && /^(?:between|zwischen|entre)$/u.test(before)) {
    return { at: skipMoney(to + 1), isTight: false };
  }
  return null;
}

/** "Between" and "from" in front of a quantity. */
export function rangeWordBefore(tokens: readonly Token[], from: number): string {
  for (let at = from - 1; at >= Math.max(0, from - 4); at -= 1) {
    const word = tokens[at]?.lower ?? "";
    if (/^(?:between|zwischen|entre|from|von|de|desde)$/u.test(word)) return word;
    if (
      !/^(?:the|a|an|about|around|up|to|just|roughly|nearly|only|between|current|some|under|over|estimated|us)$/u.test(
        word,
      )
    )
      return "";
  }
  return "";
}
