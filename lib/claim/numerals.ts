import type { Span } from "../span/span";

/** A number in a text, as a value; offsets are UTF-16 code units of the words it was read from. */
export interface Numeral extends Span {
  readonly value: number;
  /** A whole number of four digits without separators, which may be a year. */
  readonly yearLike: boolean;
}

/** The English words for numbers up to twenty, and for tens. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SMALL = Object.keys(NUMBER_WORDS).join("|");
/** "A hundred and forty", "sixty-three", "two thousand"; a bare "one" is no number. */
const IN_WORDS = new RegExp(
  `\\b(?:(?:a|${SMALL})[ -]hundred(?:[ -]and)?(?:[ -](?:${SMALL}))*|(?:${SMALL})(?:-(?:${SMALL}))?)\\b`,
  "giu",
);
/** Digits with the separators people write between them; a space only before three digits. */
const IN_DIGITS = /\d+(?:[.,'’]\d+|[\u0020\u00a0\u202f](?=\d{3}(?!\d))\d{3})*/gu;

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:thousand|tausend|mille|mil)\b/iu, 1e3],
  [/^\s*(?:million(?:s|en)?|millones|mio\.?|mln\.?|m)(?![\p{L}²³])/iu, 1e6],
  [/^\s*(?:billion(?:s)?|milliarden?|milliards?|mrd\.?|bn)(?!\p{L})/iu, 1e9],
];

/**
 * The numbers of a text in reading order: in digits of any European style and in English words,
 * multiplied by "thousand" and the like. "1.500" and "1,500" are told apart by the language's own
 * decimal sign. German "Billion" is the one word that means another number; it is read only where
 * the language is not German.
 */
export function numeralsIn(words: string, language = ""): readonly Numeral[] {
  const decimal = decimalOf(language);
  const found: Numeral[] = [];
  for (const match of words.matchAll(IN_DIGITS)) {
    const value = fromDigits(match[0], decimal);
    const yearLike = /^(?:1[5-9]|20|21)\d\d$/.test(match[0]);
    found.push(applyScale(words, match.index, match[0], value, yearLike, language));
  }
  for (const match of words.matchAll(IN_WORDS)) {
    const after = words.slice(match.index + match[0].length);
    if (/^one$/iu.test(match[0]) && !/^ (?:per ?cent|million|billion)/iu.test(after)) continue;
    found.push(applyScale(words, match.index, match[0], fromWords(match[0]), false, language));
  }
  return found.sort((a, b) => a.start - b.start);
}

function applyScale(
  words: string,
  start: number,
  written: string,
  value: number,
  yearLike: boolean,
  language: string,
): Numeral {
  const end = start + written.length;
  const after = words.slice(end, end + 24);
  for (const [scale, times] of SCALES) {
    const match = scale.exec(after);
    if (!match || (/billion/iu.test(match[0]) && /^de/i.test(language))) continue;
    return { start, end: end + match[0].length, value: round(value * times), yearLike: false };
  }
  return { start, end, value, yearLike };
}

function round(value: number): number {
  return Number(value.toPrecision(15));
}

/** The decimal sign of a language; a point if the language is unknown. */
function decimalOf(language: string): string {
  try {
    const parts = new Intl.NumberFormat(language || "en").formatToParts(1.5);
    return parts.find(({ type }) => type === "decimal")?.value ?? ".";
  } catch {
    return ".";
  }
}

function fromDigits(written: string, decimal: string): number {
  const plain = written.replace(/[\s\u00a0\u202f'’]/gu, "");
  const signs = [...plain.replace(/\d/g, "")];
  const last = signs.at(-1);
  if (last === undefined) return Number(plain);
  const both = new Set(signs).size > 1;
  const thousands = plain.length - plain.lastIndexOf(last) - 1 === 3;
  const isDecimal = both || (signs.length === 1 && (!thousands || last === decimal));
  const whole = isDecimal ? plain.slice(0, plain.lastIndexOf(last)) : plain;
  const tenths = isDecimal ? plain.slice(plain.lastIndexOf(last) + 1) : "0";
  return Number(`${whole.replace(/[.,]/g, "")}.${tenths}`);
}

function fromWords(written: string): number {
  let total = 0;
  for (const word of written.toLowerCase().split(/[\s-]+/u)) {
    if (word === "hundred") total = Math.max(1, total) * 100;
    else total += NUMBER_WORDS[word] ?? 0;
  }
  return total;
}
