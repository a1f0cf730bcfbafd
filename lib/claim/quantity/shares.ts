import { numberAt, type Numerals } from "./numbers";
import { wholeAt } from "./nouns";
import type { Measured } from "./ranges";
import type { Token } from "./tokens";

const OF_TIME =
  /^(?:minutes?|hours?|days?|weeks?|months?|years?|games?|matches|innings|tests|overs)$/u;

/** "One in five children", "3 out of 10": a percentage, and what it is taken of. */
export function shareOfAt(
  tokens: readonly Token[],
  { number, unit }: Measured,
  numerals: Numerals,
  language: string,
): { readonly value: number; readonly denominator: string; readonly to: number } | null {
  const at = behindIn(tokens, number.to);
  if (at === null || (unit.kind !== "none" && unit.to > at)) return null;
  const whole = numberAt(tokens, at, numerals);
  if (!whole || whole.isYearLike || whole.isShare || whole.ends || whole.scale > 1) return null;
  const isWhole = Number.isInteger(whole.value) && Number.isInteger(number.value);
  const isUsual = whole.value <= 10 || whole.value % 10 === 0 || whole.value === 25;
  if (!isWhole || !isUsual || number.value >= whole.value || number.value < 1) return null;
  if (OF_TIME.test(tokens[whole.to]?.lower ?? "")) return null;
  const value = Math.round((number.value / whole.value) * 1000) / 10;
  return { value, denominator: wholeAt(tokens, whole.to, language), to: whole.to };
}

/** The token behind "in", "out of every", "von", "sur", "de cada", or null. */
function behindIn(tokens: readonly Token[], at: number): number | null {
  const word = (i: number) => tokens[i]?.lower ?? "";
  const every = (i: number) => (/^(?:every|each|cada)$/u.test(word(i)) ? i + 1 : i);
  if (word(at) === "out" && word(at + 1) === "of") return every(at + 2);
  if (/^(?:in|von|sur)$/u.test(word(at))) return every(at + 1);
  return word(at) === "de" && word(at + 1) === "cada" ? at + 2 : null;
}
