import { fractionAt } from "./fractions";
import type { NumberExpression } from "./number-expression";
import { SHORT_SCALES, VULGAR_FRACTIONS, numberWordsOf, type NumberWords } from "./number-words";
import { isAttached, isHyphen, type Token } from "./tokens";

/** How a language writes numbers. */
export interface Numerals {
  readonly words: NumberWords;
  readonly decimal: string;
}

const known = new Map<string, Numerals>();

export function numeralsOf(language: string): Numerals {
  const kept = known.get(language);
  if (kept) return kept;
  const numerals = { words: numberWordsOf(language), decimal: decimalSignOf(language) };
  // Tags come from outside; a few hundred are more than there are languages in use.
  if (known.size < 500) known.set(language, numerals);
  return numerals;
}

/** The number that begins at a token, or null. `isMoney`: a currency sign stands before it. */
export function numberAt(
  tokens: readonly Token[],
  at: number,
  numerals: Numerals,
  isMoney = false,
): NumberExpression | null {
  const token = tokens[at];
  if (!token || token.kind === "mark") {
    const part = token && VULGAR_FRACTIONS.get(token.text);
    return part === undefined ? null : share(at, at + 1, part);
  }
  if (token.kind === "digits") return digitsAt(tokens, at, numerals, isMoney);
  return (
    fractionAt(tokens, at, numerals.words) ??
    vagueAt(tokens, at, numerals.words) ??
    wordsAt(tokens, at, numerals.words)
  );
}

const EXACT = { isShare: false, isInDigits: false, scale: 1, isYearLike: false } as const;

function share(from: number, to: number, part: number): NumberExpression {
  return { ...EXACT, from, to, value: Math.round(part * 1000) / 10, isShare: true };
}

function digitsAt(
  tokens: readonly Token[],
  from: number,
  { words, decimal }: Numerals,
  isMoney: boolean,
): NumberExpression {
  const written = tokens[from]?.text ?? "";
  let value = valueOfDigits(written, decimal);
  let to = from + 1;
  const part = VULGAR_FRACTIONS.get(tokens[to]?.text ?? "");
  if (part !== undefined) [value, to] = [value + part, to + 1];
  else if (/^[/⁄]$/u.test(tokens[to]?.text ?? "") && tokens[to + 2]?.lower === "of") {
    const whole = Number(tokens[to + 1]?.text);
    if (whole > 0) [value, to] = [value / whole, to + 2];
  }
  const power = powerOfTenAt(tokens, to);
  if (power) [value, to] = [value * 10 ** power.exponent, power.to];
  const scaled = scaledFrom(tokens, to, value, words, isMoney);
  return {
    ...EXACT,
    from,
    to: scaled.to,
    value: Number(scaled.value.toPrecision(15)),
    isInDigits: true,
    scale: scaled.value / value || 1,
    isYearLike: scaled.to === from + 1 && /^(?:1[5-9]|20|21)\d\d$/.test(written),
  };
}

/** "× 10^6", "×10−30". */
function powerOfTenAt(tokens: readonly Token[], at: number) {
  if (!/^[×x]$/u.test(tokens[at]?.text ?? "") || tokens[at + 1]?.text !== "10") return null;
  let to = at + 2;
  if (tokens[to]?.text === "^") to += 1;
  const isNegative = /^[-−–]$/u.test(tokens[to]?.text ?? "");
  if (isNegative) to += 1;
  const exponent = Number(tokens[to]?.text);
  if (!isAttached(tokens[to]) || !(exponent <= 300)) return null;
  return { exponent: isNegative ? -exponent : exponent, to: to + 1 };
}

function scaledFrom(
  tokens: readonly Token[],
  from: number,
  unscaled: number,
  words: NumberWords,
  isMoney: boolean,
) {
  let value = unscaled;
  let to = from;
  for (;;) {
    const at = isHyphen(tokens[to]) && isAttached(tokens[to]) ? to + 1 : to;
    const token = tokens[at];
    const scale = token && words.scales.get(token.lower);
    const short = at === from ? shortScaleAt(tokens, at, isMoney) : null;
    if (scale) {
      [value, to] = [value * scale, at + 1];
      continue;
    }
    if (!short) return { value, to };
    const isPointed = /^(?:mrd|mio)$/.test(token?.lower ?? "") && tokens[at + 1]?.text === ".";
    return { value: value * short, to: isPointed ? at + 2 : at + 1 };
  }
}

/** Beside lengths an attached "m" is metres, else a million; a detached one is always metres. */
function shortScaleAt(tokens: readonly Token[], at: number, isMoney: boolean): number | null {
  const token = tokens[at];
  const scale = token && SHORT_SCALES.get(token.lower);
  if (!token || scale === undefined) return null;
  if (token.lower.length === 1 && !isAttached(token)) return null;
  if (token.lower !== "m" || token.text === "M" || isMoney) return scale;
  const after = tokens[at + 1];
  const isLength =
    /^(?:\(|\/|-|²|³|long|wide|high|tall|deep|away|above|below|from|x|×|race|sprint)$/u;
  const isSquare = after?.kind === "digits" && isAttached(after);
  return isSquare || (after && isLength.test(after.lower)) ? null : scale;
}

function vagueAt(
  tokens: readonly Token[],
  from: number,
  words: NumberWords,
): NumberExpression | null {
  let [scale, to] = [words.vague.get(tokens[from]?.lower ?? ""), from + 1];
  if (scale === undefined || !isOf(tokens[to])) return null;
  const times = words.vague.get(tokens[to + 1]?.lower ?? "");
  if (times !== undefined) [scale, to] = [scale * times, to + 2];
  else if (scale === 10) return null;
  return { ...EXACT, from, to, value: scale, ends: [scale, scale * 10] };
}

function isOf(token: Token | undefined): boolean {
  return token !== undefined && /^(?:of|de|von|d['’].*)$/u.test(token.lower);
}

/** "Two thousand three hundred", "a hundred and forty", "sixty-three", "two and a half million". */
function wordsAt(
  tokens: readonly Token[],
  from: number,
  { small, scales, joins, ones }: NumberWords,
): NumberExpression | null {
  let [total, current, to, times] = [0, 0, from, 1];
  for (let at = from; at < tokens.length;) {
    const word = tokens[at]?.lower ?? "";
    const few = small.get(word);
    const scale = scales.get(word);
    const isArticle = few === undefined && at === from && ones.has(word);
    if (few !== undefined && fits(few, current)) current += few;
    else if (scale === 100) current = Math.max(1, current) * 100;
    else if (scale !== undefined && (at > from || word.length < 6)) {
      [total, current, times] = [total + Math.max(1, current) * scale, 0, scale];
    } else if (!isArticle || !scales.has(tokens[at + 1]?.lower ?? "")) break;
    if (scale !== undefined && at === from && !/^(?:mil|mille|cien|cent)$/u.test(word)) return null;
    to = at + 1;
    at = nextNumberWord(tokens, to, small, scales, joins);
  }
  if (to === from) return null;
  const value = total + current;
  if (
    joins.has(tokens[to]?.lower ?? "") &&
    /^(?:half|demie?|media)$/u.test(halfAfter(tokens, to))
  ) {
    const scale = scales.get(tokens[to + 3]?.lower ?? "");
    return { ...EXACT, from, to: to + (scale ? 4 : 3), value: (value + 0.5) * (scale ?? 1) };
  }
  return { ...EXACT, from, to, value, scale: times };
}

function halfAfter(tokens: readonly Token[], at: number): string {
  return tokens[at + 2]?.lower ?? "";
}

/** A unit fits behind tens, and anything below a hundred behind hundreds. */
function fits(few: number, current: number): boolean {
  if (current === 0) return true;
  if (current % 100 === 0) return true;
  return few < 10 && current % 100 >= 20 && current % 10 === 0;
}

function nextNumberWord(
  tokens: readonly Token[],
  at: number,
  small: ReadonlyMap<string, number>,
  scales: ReadonlyMap<string, number>,
  joins: ReadonlySet<string>,
): number {
  const isNumber = (token: Token | undefined) =>
    token !== undefined && (small.has(token.lower) || scales.has(token.lower));
  const token = tokens[at];
  if (isHyphen(token) && isAttached(token) && isAttached(tokens[at + 1])) {
    return isNumber(tokens[at + 1]) ? at + 1 : tokens.length;
  }
  if (token && joins.has(token.lower) && scales.has(tokens[at - 1]?.lower ?? "")) {
    return small.has(tokens[at + 1]?.lower ?? "") ? at + 1 : tokens.length;
  }
  return isNumber(token) ? at : tokens.length;
}

/** The decimal sign of a language; a point if the language is unknown. */
function decimalSignOf(language: string): string {
  try {
    const parts = new Intl.NumberFormat(language || "en").formatToParts(1.5);
    return parts.find(({ type }) => type === "decimal")?.value ?? ".";
  } catch {
    return ".";
  }
}

/** "1.500" and "1,500" are told apart by the decimal sign; two different signs need none. */
function valueOfDigits(written: string, decimal: string): number {
  const plain = written.replace(/[\s\u00a0\u202f'’]/gu, "");
  const signs = [...plain.replace(/\d/g, "")];
  const last = signs.at(-1);
  if (last === undefined) return Number(plain);
  const both = new Set(signs).size > 1;
  const thousands = plain.length - plain.lastIndexOf(last) - 1 === 3;
  const isDecimal =
    both || plain.startsWith(last) || (signs.length === 1 && (!thousands || last === decimal));
  const whole = isDecimal ? plain.slice(0, plain.lastIndexOf(last)) : plain;
  const tenths = isDecimal ? plain.slice(plain.lastIndexOf(last) + 1) : "0";
  return Number(`${whole.replace(/[.,]/g, "")}.${tenths}`);
}
