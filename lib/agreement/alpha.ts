import type { Additive } from "./additive";
import type { Part } from "./items";
import { tallyOf } from "./tally";

/**
 * Krippendorff's alpha for nominal values. K. Krippendorff, Content Analysis (2nd ed. 2004), chapter
 * 11: with the coincidences o_ck = Σ_u (pairs c, k in u) / (m_u − 1),
 * α = 1 − (n − 1) Σ_{c≠k} o_ck / Σ_{c≠k} n_c n_k. Missing values are allowed: a unit with m_u values
 * counts m_u times, and units with fewer than two are left out. Null where nothing can be paired, and
 * where no disagreement is expected: all values are one and the same.
 */
export function alpha(parts: readonly Part[], categories: number): Additive {
  return {
    parts: parts.map((part) => sumsOf(part, categories)),
    value(sums) {
      const disagreed = sums[0] ?? 0;
      let n = 0;
      let squares = 0;
      for (let at = 1; at < sums.length; at++) {
        n += sums[at] ?? 0;
        squares += (sums[at] ?? 0) ** 2;
      }
      const expected = n * n - squares;
      return expected === 0 ? null : 1 - ((n - 1) * disagreed) / expected;
    },
  };
}

/** The coincidences that are disagreements, and how many values are of each category. */
function sumsOf(part: Part, categories: number): Float64Array {
  const sums = new Float64Array(1 + categories);
  for (const item of part) {
    const { counts, values, equal } = tallyOf(item);
    if (values < 2) continue;
    const pairs = values * (values - 1);
    sums[0] = (sums[0] ?? 0) + (item.weight * (pairs - equal)) / (values - 1);
    for (const [category, count] of counts) {
      sums[1 + category] = (sums[1 + category] ?? 0) + item.weight * count;
    }
  }
  return sums;
}
