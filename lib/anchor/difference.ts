import { REASONS } from "../contract/terms";
import { NEGATIONS } from "../text/turning-words";

/** What kind of word changed; each of these can reverse the meaning of a statement. */
export type Reason = (typeof REASONS)[number];

/** English first, with the commonest of German, French and Spanish. */
export const DIRECTIONS = words(
  "rise rises rose risen rising fall falls fell fallen falling increase increases increased increasing " +
    "decrease decreases decreased decreasing grow grows grew grown growing shrink shrinks shrank shrinking " +
    "up down higher lower more less fewer above below over under before after against gain gained lose lost " +
    "win won wins support supports supported oppose opposes opposed accept accepted reject rejected " +
    "deny denies denied confirm confirms confirmed approve approved better worse best worst most least " +
    "majority minority all some many few always often rarely first last true false legal illegal " +
    "allow allowed forbid forbids forbidden ban banned start started stop stopped double doubled halve halved " +
    "stieg gestiegen steigt sank gesunken sinkt mehr weniger höher niedriger über unter " +
    "augmente baisse plus moins hausse subió bajó más menos aumento descenso",
);
/** Numbers in words, and what multiplies or divides one. */
export const COUNTS = words(
  "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred " +
    "thousand million billion trillion half third quarter dozen per percent percentage points " +
    "tausend million millionen milliarde milliarden prozent mille millions milliard milliards " +
    "mil millón millones тысяч тысячи миллион миллиона миллионов миллиард миллиарда миллиардов процент процентов",
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Words, and numbers with their decimal points, separators, signs and one-character units. */
function tokensOf(text: string): string[] {
  return (
    text.match(
      /[-−+]?\p{N}[\p{N}.,:/]*\p{N}|[-−+]?\p{N}%?|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[%€$£¥]/gu,
    ) ?? []
  );
}

/**
 * Removes typographic differences that do not change the words: space, quotation marks, dashes,
 * soft hyphens. Letters, digits and their case stay.
 */
function foldTypography(text: string): string {
  return text
    .replace(/[\xAD\u200B\u2060\uFEFF]/g, "")
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Why two wordings do not make the same statement, the gravest reason first; empty when they do.
 */
export function reasonsForDifference(before: string, after: string): Reason[] {
  if (foldTypography(before) === foldTypography(after)) return [];
  const [left, right] = countUnshared(tokensOf(before), tokensOf(after));
  const changed = [...left, ...right];
  const reasons = new Set<Reason>(["wording"]);
  for (const token of changed) {
    const reason = gravityOf(token, before.startsWith(token) || after.startsWith(token));
    if (reason) reasons.add(reason);
  }
  return REASONS.filter((reason) => reasons.has(reason));
}

function gravityOf(token: string, opens: boolean): Reason | null {
  const plain = token.toLowerCase().replace("’", "'");
  if (/\p{N}|[%€$£¥]/u.test(token) || COUNTS.has(plain)) return "number";
  if (NEGATIONS.has(plain) || /n't$/.test(plain)) return "negation";
  if (DIRECTIONS.has(plain)) return "direction";
  return !opens && /^\p{Lu}/u.test(token) ? "name" : null;
}

/** What occurs in only one of two lists, counting repetitions. */
function countUnshared(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const balance = new Map<string, number>();
  for (const token of a) balance.set(token, (balance.get(token) ?? 0) + 1);
  for (const token of b) balance.set(token, (balance.get(token) ?? 0) - 1);
  const left: string[] = [];
  const right: string[] = [];
  for (const [token, times] of balance) {
    if (times > 0) left.push(token);
    if (times < 0) right.push(token);
  }
  return [left, right];
}

/** The share of words two wordings have in common, from 0 to 1 (Dice, counting repetitions). */
export function likeness(before: string, after: string): number {
  const a = tokensOf(before).map((t) => t.toLowerCase());
  const b = tokensOf(after).map((t) => t.toLowerCase());
  if (a.length + b.length === 0) return foldTypography(before) === foldTypography(after) ? 1 : 0;
  const count = new Map<string, number>();
  for (const token of a) count.set(token, (count.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of b) {
    const remaining = count.get(token) ?? 0;
    if (remaining > 0) shared++;
    count.set(token, remaining - 1);
  }
  return (2 * shared) / (a.length + b.length);
}
