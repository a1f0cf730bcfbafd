import type { Quantity } from "../annotation/annotation";
import type { NUMBER_RELATIONS } from "../contract/terms";

/** What a number of a source says of a number of a claim. */
type NumberRelation = (typeof NUMBER_RELATIONS)[number];

export interface NumberComparison {
  readonly relation: NumberRelation;
  /** The source's number less the claim's, in their common unit; null where they have none. */
  readonly difference: number | null;
  /** The difference as a part of the claim's number; null where there is none, or for zero. */
  readonly share: number | null;
}

/** Words for one unit: what is written in different ways and means the same. */
const SAME_UNITS: readonly ReadonlySet<string>[] = [
  "%|percent|per cent|pc|prozent|por ciento|pour cent",
  "percentage point|percentage points|points of percentage|prozentpunkt|prozentpunkte|pp",
  "$|us$|usd|dollar|dollars|us dollar|us dollars",
  "€|eur|euro|euros",
  "£|gbp|pound sterling|pounds sterling",
  "km|kilometre|kilometres|kilometer|kilometers",
  "m|metre|metres|meter|meters",
  "kg|kilo|kilos|kilogram|kilograms",
  "t|tonne|tonnes|ton|tons",
  "person|persons|people",
].map((list) => new Set(list.split("|")));
/** "About 40" is true of what lies so far from it, as a part of it. */
const ABOUT = 0.05;
const YEAR = /(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)/g;
const ARTICLES = /^(?:the|a|an|all|its|their|der|die|das|les?|la|el|los|las)\s+/iu;

/**
 * Sets a number of a source against one of a claim: whether they are the same, agree as far as
 * "about" and "more than" go, or differ and by how much; or that they can not be compared, since
 * one is a change and the other is not, or the unit, the base or the year is another.
 */
export function compareNumbers(claim: Quantity, source: Quantity): NumberComparison {
  const apart = whyApart(claim, source);
  if (apart) return { relation: apart, difference: null, share: null };
  const [one, other] = [rangeOf(claim), rangeOf(source)];
  const difference = exactly(source.value - claim.value);
  const share = claim.value === 0 ? null : exactly(difference / Math.abs(claim.value));
  const isSame = one.low === other.low && one.high === other.high;
  if (isSame) return { relation: "same", difference, share };
  const fits = one.low <= other.high && other.low <= one.high;
  return { relation: fits ? "fits" : "differs", difference, share };
}

function whyApart(claim: Quantity, source: Quantity): NumberRelation | null {
  if (kindOf(claim) !== kindOf(source)) return "other-kind";
  if (unitOf(claim.unit) !== unitOf(source.unit)) return "other-unit";
  for (const part of ["base", "denominator"] as const) {
    const [one, other] = [wordsOf(claim[part]), wordsOf(source[part])];
    if (one !== "" && other !== "" && one !== other) return "other-base";
  }
  const years: readonly string[] = claim.period.match(YEAR) ?? [];
  const others: readonly string[] = source.period.match(YEAR) ?? [];
  const isOther = years.length > 0 && others.length > 0 && !years.some((y) => others.includes(y));
  return isOther ? "other-period" : null;
}

/** Changes, multiples and amounts say different things about one matter. */
function kindOf({ comparator }: Quantity): "change" | "ratio" | "amount" {
  return comparator === "change" || comparator === "ratio" ? comparator : "amount";
}

function unitOf(unit: string): string {
  const plain = unit.toLowerCase().replace(/\s+/g, " ").trim();
  const known = SAME_UNITS.findIndex((names) => names.has(plain));
  return known >= 0 ? `#${known}` : plain.replace(/(?<=\p{L}{2})s$/u, "");
}

function wordsOf(words: string): string {
  return words.toLowerCase().replace(ARTICLES, "").replace(/\s+/g, " ").trim();
}

/** The values of which a quantity is true. */
function rangeOf({ value, low, high, comparator }: Quantity) {
  if (low !== undefined && high !== undefined) return { low, high };
  if (comparator === "≈") {
    return { low: value - Math.abs(value) * ABOUT, high: value + Math.abs(value) * ABOUT };
  }
  if (comparator === ">" || comparator === "≥") return { low: value, high: Infinity };
  if (comparator === "<" || comparator === "≤") return { low: -Infinity, high: value };
  return { low: value, high: value };
}

/** Without the last digits of a binary fraction. */
function exactly(value: number): number {
  return Number(value.toPrecision(12));
}

/** The less the better: what a person would set against each other first. */
const ORDER: readonly NumberRelation[] = [
  "same",
  "fits",
  "differs",
  "other-period",
  "other-base",
  "other-kind",
  "other-unit",
];

/** Which number of a claim a source's number is set against first: the nearest that can be compared. */
export function nearestNumber(claim: readonly Quantity[], source: Quantity): number | null {
  let best: { readonly at: number; readonly rank: number; readonly distance: number } | null = null;
  claim.forEach((one, at) => {
    const { relation, share, difference } = compareNumbers(one, source);
    const rank = ORDER.indexOf(relation);
    const distance = Math.abs(share ?? difference ?? 0);
    if (!best || rank < best.rank || (rank === best.rank && distance < best.distance)) {
      best = { at, rank, distance };
    }
  });
  return (best as { readonly at: number } | null)?.at ?? null;
}
