import type { Quantity } from "../annotation/annotation";
import type { Span } from "../span/span";
import { NUMBER_WORDS, numeralsIn } from "./numerals";

/** A quantity that the words seem to claim; offsets are UTF-16 code units of the words. */
export interface ProposedQuantity extends Quantity, Span {}

const UP =
  /\b(?:rose|risen|rise[sn]?|grew|grown|grows?|increased?|gained?|climbed|jumped|up|stieg(?:en)?|gestiegen|wuchs|gewachsen|augmenté|augmente|monté|hausse)\b/iu;
const DOWN =
  /\b(?:fell|fallen|falls?|dropped|declined?|decreased?|shrank|shrunk|lost|down|sank|gesunken|fiel|gefallen|gesenkt|baissé|baisse|diminué|reculé)\b/iu;

const COMPARATORS: readonly (readonly [RegExp, Quantity["comparator"]])[] = [
  [/(?:at least|no (?:less|fewer) than|mindestens|au moins)\s*$/iu, "≥"],
  [/(?:at most|up to|no more than|höchstens|bis zu|au plus|jusqu['’]à)\s*$/iu, "≤"],
  [/(?:more than|over|above|exceed(?:s|ed|ing)?|mehr als|über|plus de)\s*$/iu, ">"],
  [/(?:less than|fewer than|under|below|weniger als|unter|moins de)\s*$/iu, "<"],
  [
    /(?:nearly|almost|about|around|roughly|some|approximately|close to|fast|etwa|rund|circa|ca\.|knapp|presque|environ|près de)\s*$/iu,
    "≈",
  ],
];

const PERCENT = /^\s*(?:%|per ?cent\b|percent\b|prozent\b|pour cent\b|por ciento\b)/iu;
const POINTS = /^\s*(?:percentage[ -]points?|prozentpunkte?|points? de pourcentage)\b/iu;
const CURRENCY = /^\s*(?:[€£$¥]|(?:crowns?|euros?|dollars?|pounds?|francs?|EUR|USD|GBP|CHF)\b)/iu;
const NOUN = /^\s*(?:of (?:the )?)?(\p{L}[\p{L}’'-]+)/u;
const NO_UNIT =
  /^(?:and|or|to|in|on|at|by|of|from|since|until|than|per|for|with|und|oder|in|im|am|bis|von|seit|et|ou|en|à|de|depuis|that|which|who|were|was|is|are|new|more|a|an|the)$/iu;

/** Words that express a quantity without digits. */
const WORDED: readonly (readonly [RegExp, Partial<Quantity>])[] = [
  [/\b(?:doubled|doubles?|doubling|twofold|twice|verdoppelt|doublé|duplicado)\b/giu, { value: 2 }],
  [/\b(?:tripled|trebled|threefold|verdreifacht|triplé)\b/giu, { value: 3 }],
  [/\b(?:quadrupled|fourfold|vervierfacht|quadruplé)\b/giu, { value: 4 }],
  [/\b(?:halved|halbiert)\b/giu, { value: 0.5 }],
];
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:by )?(?:half|die hälfte|um die hälfte|la moitié|de moitié)\b/giu, 50],
  [/\btwo[ -]thirds\b|\bzwei drittel\b|\bdeux tiers\b/giu, 66.7],
  [/\b(?:by )?(?:a|one) third\b|\bein drittel\b|\bun tiers\b/giu, 33.3],
  [/\bthree[ -]quarters\b|\bdrei viertel\b|\btrois quarts\b/giu, 75],
  [/\b(?:by )?(?:a|one) quarter\b|\bein viertel\b|\bun quart\b/giu, 25],
];
const ONE_IN =
  /(?<![\d.,]|\p{L})(one|two|three|\d\d?) (?:in|out of) (?:every )?(two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b(?: (\p{L}[\p{L}’'-]+))?/giu;

const BARE = {
  unit: "",
  comparator: "=",
  period: "",
  place: "",
  denominator: "",
  base: "",
} as const;

/**
 * Quantities that words seem to claim, in reading order, for a person to confirm or correct. They
 * are guesses and are not stored: "by half" may refer to anything.
 */
export function proposeQuantities(words: string, language = ""): readonly ProposedQuantity[] {
  const around = { period: periodIn(words), place: placeIn(words) };
  const found: ProposedQuantity[] = [];
  const free = ({ start, end }: Span) => !found.some((q) => q.start < end && start < q.end);
  const add = (span: Span, some: Partial<Quantity> & { readonly value: number }) => {
    if (free(span)) found.push({ ...BARE, ...around, ...some, ...span });
  };
  for (const match of words.matchAll(ONE_IN)) {
    const [part, whole] = [numberOf(match[1]), numberOf(match[2])];
    if (!whole) continue;
    const value = Math.round((part / whole) * 1000) / 10;
    add(spanOf(match), { value, unit: "%", denominator: match[3] ?? "" });
  }
  for (const [pattern, some] of WORDED) {
    for (const match of words.matchAll(pattern)) {
      add(spanOf(match), {
        value: some.value ?? 0,
        unit: "×",
        comparator: "ratio",
        base: baseIn(words),
      });
    }
  }
  for (const numeral of numeralsIn(words, language)) {
    const after = words.slice(numeral.end, numeral.end + 40);
    const before = words.slice(Math.max(0, numeral.start - 24), numeral.start);
    const share = PERCENT.exec(after);
    const points = POINTS.exec(after);
    const money = CURRENCY.exec(after) ?? /[€£$¥]\s*$/u.exec(before);
    const unit = points?.[0] ?? share?.[0] ?? money?.[0] ?? nounAfter(after);
    if (numeral.yearLike && !share && !points && !money) continue;
    const start = money && !CURRENCY.test(after) ? numeral.start - money[0].length : numeral.start;
    const tail = points ?? share ?? CURRENCY.exec(after);
    const span = { start, end: numeral.end + (tail?.[0].length ?? 0) };
    const changes = directionOf(words, numeral.start);
    const isChange =
      changes !== 0 && /\bby\s+\S*$|\bum\s+\S*$|\bde\s+\S*$|^$/iu.test(before.trimEnd() + " ");
    if (/\bfrom\s*$|\bvon\s*$/iu.test(before) && / to | auf | à /iu.test(after)) continue;
    add(span, {
      value: isChange ? changes * numeral.value : numeral.value,
      unit: share ? "%" : unit.trim(),
      comparator: isChange ? "change" : comparatorOf(before),
      denominator: share || points ? ofWhat(words.slice(span.end)) : perWhat(words.slice(span.end)),
      base: baseIn(words),
    });
  }
  for (const [pattern, value] of FRACTIONS) {
    for (const match of words.matchAll(pattern)) {
      const changes = directionOf(words, match.index);
      const span = spanOf(match);
      add(span, {
        value: changes ? changes * value : value,
        unit: "%",
        base: baseIn(words),
        comparator: changes ? "change" : comparatorOf(words.slice(0, match.index)),
        denominator: ofWhat(words.slice(span.end)),
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function numberOf(word = ""): number {
  return NUMBER_WORDS[word.toLowerCase()] ?? (Number(word) || 0);
}

/** 1 for a rise, -1 for a fall mentioned shortly before, 0 for neither. */
function directionOf(words: string, at: number): -1 | 0 | 1 {
  const before =
    words
      .slice(Math.max(0, at - 60), at)
      .split(/[.;:]/u)
      .at(-1) ?? "";
  if (DOWN.test(before)) return -1;
  return UP.test(before) ? 1 : 0;
}

function comparatorOf(before: string): Quantity["comparator"] {
  return COMPARATORS.find(([pattern]) => pattern.test(before))?.[1] ?? "=";
}

function nounAfter(after: string): string {
  const noun = NOUN.exec(after)?.[1] ?? "";
  return NO_UNIT.test(noun) ? "" : noun;
}

function ofWhat(after: string): string {
  const match =
    /^\s*(?:of|der|des|de la|des|du)\s+((?:the |all |our )?[\p{L}’'-]+(?: [\p{L}’'-]+)?)/iu;
  const words = match.exec(after)?.[1]?.trim().split(" ") ?? [];
  return words.filter((word, i) => i < words.length - 1 || !NO_UNIT.test(word)).join(" ");
}

function perWhat(after: string): string {
  return /^[^.;]{0,30}?\b(?:per|pro|par) (\p{L}+)/iu.exec(after)?.[1] ?? "";
}

/** ISO 8601 if the words have years, else the words themselves. */
function periodIn(words: string): string {
  const years = String.raw`(1[5-9]\d\d|20\d\d|21\d\d)`;
  const between = new RegExp(
    String.raw`\b(?:between|from|zwischen|von|entre|de)?\s*${years}\s*(?:and|to|until|und|bis|et|à|[-–])\s*${years}\b`,
    "iu",
  ).exec(words);
  const spelt = (between && [...between]) ?? null;
  if (spelt?.[1] && spelt[2]) return `${spelt[1]}/${spelt[2]}`;
  const since = /\b(?:since|seit|depuis)\s+([^,.;]{1,40})/iu.exec(words)?.[0];
  if (since) return since.trim();
  const year = new RegExp(String.raw`\b${years}\b`, "u").exec(words)?.[1];
  if (year) return year;
  const named = /\b(?:last|this|next|a|per|every|each) (?:year|month|week|quarter|decade)\b/iu;
  return named.exec(words)?.[0] ?? "";
}

function placeIn(words: string): string {
  const match =
    /\b(?:in|at|through|over|across)\s+(?:the )?(\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*)/u;
  const place = match.exec(words)?.[1] ?? "";
  return MONTH.test(place) ? "" : place;
}

const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u;

/** What a change started from: "from 212", "compared with 2019", "than in 2021". */
function baseIn(words: string): string {
  const from = /\bfrom\s+((?:[^,.;]|[.,](?=\d)){1,40}?)\s+(?:in \d{4} )?to\b/iu.exec(words)?.[1];
  if (from) return from.trim();
  const against =
    /\b(?:compared (?:with|to)|against|gegenüber|par rapport à|than (?:in )?)\s*([^,.;]{1,40})/iu;
  return against.exec(words)?.[1]?.trim() ?? "";
}
