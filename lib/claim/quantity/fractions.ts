import type { NumberWords } from "./number-words";
import type { NumberExpression } from "./number-expression";
import { isAttached, isHyphen, type Token } from "./tokens";

const OF = /^(?:of|de|du|des|der|von|aller|d['’].*|del|los|las)$/u;
const DETERMINER = /^(?:the|a|an|all|its|their|his|her|our|my|your|this|that|those|these)$/u;
const ORDINAL = /^(?:first|second|latter|other|better|back|last|final|top|bottom|this|next|each)$/u;

/**
 * "Two-thirds", "a third of", "half the": a part of a whole, as a percentage; or a part of a scale
 * ("half a million"). "The third of March" and "the second half" are not parts.
 */
export function fractionAt(
  tokens: readonly Token[],
  from: number,
  words: NumberWords,
): NumberExpression | null {
  const first = tokens[from];
  if (!first) return null;
  const isBareHalf = /^(?:half|moitié|mitad|hälfte)$/u.test(first.lower);
  const count = words.small.get(first.lower) ?? (words.ones.has(first.lower) ? 1 : undefined);
  if (count === undefined && !isBareHalf) return null;
  const isNumber = words.small.has(first.lower);
  const at = isBareHalf
    ? from
    : isNumber && isHyphen(tokens[from + 1]) && isAttached(tokens[from + 1])
      ? from + 2
      : from + 1;
  const half = isBareHalf ? words.scales.get(tokens[from + 1]?.lower ?? "") : undefined;
  if (half) return expression(from, from + 2, half / 2, false);
  const whole = words.parts.get(tokens[at]?.lower ?? "");
  if (!whole) return null;
  const part = (count ?? 1) / whole;
  if (part >= 1 || ORDINAL.test(tokens[from - 1]?.lower ?? "")) return null;
  if (isHyphen(tokens[at + 1]) && isAttached(tokens[at + 1])) return null;
  const scaled = scaleAfter(tokens, at + 1, words);
  if (scaled) return expression(from, scaled.to, part * scaled.scale, false);
  const after = tokens[at + 1]?.lower ?? "";
  const before = tokens[from - 1]?.lower ?? "";
  if (whole === 2 && /^an?$/u.test(after) && isBareHalf) {
    return expression(from, at + 2, 0.5, false);
  }
  const isOfSomething = OF.test(after) || (whole === 2 && DETERMINER.test(after));
  const isChange = /^(?:by|in|um|de|than|nearly|almost|about|over|under)$/u.test(before);
  const isCounted = isNumber && !/^(?:time|place|row|base|year)s?$/u.test(after);
  if (!isOfSomething && !isChange && !isCounted) return null;
  return expression(from, at + 1, Math.round(part * 1000) / 10, true);
}

/** The scale in "(half) a million", "(a quarter) of a million". */
function scaleAfter(tokens: readonly Token[], after: number, { scales, ones }: NumberWords) {
  const at = OF.test(tokens[after]?.lower ?? "") ? after + 1 : after;
  if (!ones.has(tokens[at]?.lower ?? "")) return null;
  const scale = scales.get(tokens[at + 1]?.lower ?? "");
  return scale ? { scale, to: at + 2 } : null;
}

function expression(from: number, to: number, value: number, isShare: boolean): NumberExpression {
  return { from, to, value, isShare, isInDigits: false, scale: 1, isYearLike: false };
}
