import type { Quantity } from "../annotation/annotation";

/** What a number lacks before it can be interpreted. */
type Lack = "share-of-what" | "change-from-what" | "change-since-when" | "when" | "where";

/**
 * What a quantity lacks: a percentage the whole it is taken of, a change where and when it started,
 * a total its time and place. A share of a named whole, and a number per unit, need no place of
 * their own.
 */
export function missingFrom(quantity: Quantity): readonly Lack[] {
  const { comparator, unit, denominator, base, period, place } = quantity;
  const isShare = /^(%|percent|per cent|prozent|pour cent)$/iu.test(unit.trim());
  const lacks: Lack[] = [];
  if (comparator === "change" || comparator === "ratio") {
    if (base.trim() === "") lacks.push("change-from-what");
    if (period.trim() === "") lacks.push("change-since-when");
    return lacks;
  }
  if (isShare && denominator.trim() === "") lacks.push("share-of-what");
  if (period.trim() === "") lacks.push("when");
  if (!isShare && denominator.trim() === "" && place.trim() === "") lacks.push("where");
  return lacks;
}
