import type { Additive } from "./additive";
import type { Part } from "./items";
import { tallyOf } from "./tally";

/**
 * Gwet's AC1. K. L. Gwet, Computing inter-rater reliability and its variance in the presence of high
 * agreement, British Journal of Mathematical and Statistical Psychology 61 (2008):
 * AC1 = (p_a − p_e) / (1 − p_e) with p_e = Σ π_k (1 − π_k) / (q − 1), where π_k is the mean over the
 * units of the share of their values that are k, and q the number of categories that occur. Missing
 * values are allowed: π_k takes in every unit with a value, p_a those with two. Null where no unit
 * has two values, and for one category, of which chance agreement is not defined.
 */
export function ac1(parts: readonly Part[], categories: number): Additive {
  return {
    parts: parts.map((part) => sumsOf(part, categories)),
    value(sums) {
      const [paired = 0, agreement = 0, n = 0] = sums;
      let chance = 0;
      let q = 0;
      for (let at = 3; at < sums.length; at++) {
        const share = (sums[at] ?? 0) / n;
        if (share > 0) q++;
        chance += share * (1 - share);
      }
      if (paired === 0 || q < 2) return null;
      chance /= q - 1;
      return (agreement / paired - chance) / (1 - chance);
    },
  };
}

/** Units with two values and more, the sum of their agreement, all units, the sums of shares. */
function sumsOf(part: Part, categories: number): Float64Array {
  const sums = new Float64Array(3 + categories);
  const add = (at: number, amount: number) => {
    sums[at] = (sums[at] ?? 0) + amount;
  };
  for (const item of part) {
    const { counts, values, equal } = tallyOf(item);
    if (values === 0) continue;
    add(2, item.weight);
    for (const [category, count] of counts) add(3 + category, (item.weight * count) / values);
    if (values < 2) continue;
    add(0, item.weight);
    add(1, (item.weight * equal) / (values * (values - 1)));
  }
  return sums;
}
