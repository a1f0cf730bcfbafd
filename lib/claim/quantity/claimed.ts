import type { Measured } from "./ranges";
import { isAttached, isHyphen, type Token } from "./tokens";

const DURATION = /^(?:years?|months?|weeks?|days?|decades?)$/u;
const SUPERLATIVE =
  /^(?:most|least|best|worst|first|last|largest|few|only|main|leading|\p{L}{2,}(?:est))$/u;
const POSSESSIVE = /^(?:the|my|our|your|his|her|its|their|these|those|\p{L}+s|\p{L}+['’]s)$/u;
const POINTS_AT = /^(?:the|this|that|each|every|no|any|which|another|same|only|not|some|other|a)$/u;
const LEADS_TO_VALUE =
  /^(?:to|at|by|of|is|was|are|were|be|reached|hit|totalled|totaled|than|estimates|scored|from|average|averaging|versus|und|auf|à)$/u;

/**
 * Whether a number claims anything: "one" has to count something, a number without a unit has to be
 * written or introduced like a measurement, and "a five-year award" says what kind of award it is.
 */
export function isClaimed(
  tokens: readonly Token[],
  measured: Measured,
  hasBound: boolean,
): boolean {
  const { number, unit, from, to } = measured;
  const first = tokens[number.from];
  const before = tokens[from - 1]?.lower ?? "";
  const isJoined = isHyphen(tokens[number.to]) && isAttached(tokens[number.to + 1]);
  if (isJoined && unit.to === number.to && !number.isInDigits) return false;
  if (isJoined && unit.kind === "measure" && number.scale === 1) {
    const measure = tokens[number.to + 1]?.lower ?? "";
    if (DURATION.test(measure)) return false;
  }
  if (number.isYearLike) return isCount(tokens, measured, hasBound);
  if (number.isShare || number.ends) return true;
  if (number.isInDigits && /^[/⁄]$/u.test(tokens[number.from + 1]?.text ?? "")) return true;
  if (first?.lower === "one" && number.value === 1) {
    if (unit.kind === "percent" || unit.kind === "money" || unit.kind === "measure")
      return !/^(?:day|time)$/u.test(tokens[number.to]?.lower ?? "");
    if (tokens[number.to]?.lower === "of") return isOneOfTheMost(tokens, number.to + 1);
    return (
      unit.kind === "noun" &&
      !POINTS_AT.test(before) &&
      !isJoined &&
      first.start >= 0 &&
      !/^(?:another|day|way|time|thing)$/u.test(tokens[number.to]?.lower ?? "")
    );
  }
  if (unit.kind !== "none") return true;
  if (number.isInDigits) {
    const text = first?.text ?? "";
    if (/[.,]/u.test(text) || number.scale > 1 || hasBound || measured.isNegative) return true;
    if (number.value >= 100 && LEADS_TO_VALUE.test(before)) return true;
    return LEADS_TO_VALUE.test(before) && /^(?:by|reached|is|was|of)$/u.test(before) && to > 0;
  }
  return number.value >= 1000;
}

function isOneOfTheMost(tokens: readonly Token[], at: number): boolean {
  if (!POSSESSIVE.test(tokens[at]?.lower ?? "")) return false;
  return SUPERLATIVE.test(tokens[at + 1]?.lower ?? "");
}

/** A year-like number counts something only with a unit, or before a plural that no year would have. */
function isCount(
  tokens: readonly Token[],
  { number, unit, from }: Measured,
  hasBound: boolean,
): boolean {
  if (unit.kind === "none") return hasBound && number.value < 1900;
  if (unit.kind !== "noun") return true;
  if (hasBound || number.value < 1900)
    return !/^(?:in|since|by|until|of|from)$/u.test(tokens[from - 1]?.lower ?? "") || hasBound;
  return false;
}
