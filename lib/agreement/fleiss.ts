import type { Additive } from "./additive";
import { MISSING, type Part } from "./items";
import { tallyOf } from "./tally";

/**
 * Fleiss' kappa. J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological
 * Bulletin 76 (1971): P_i = Σ n_ij (n_ij − 1) / (n (n − 1)) of unit i, P_e = Σ p_j², κ = (P̄ − P_e) / (1 −
 * P_e). It wants the same number of values for each unit, so units that one of the coders did not
 * code are left out. Null for no units, and where P_e is 1: there is one category only.
 */
export function fleiss(parts: readonly Part[], coders: number, categories: number): Additive {
  return {
    parts: parts.map((part) => sumsOf(part, coders, categories)),
    value(sums) {
      const [n = 0, agreement = 0] = sums;
      if (n === 0 || coders < 2) return null;
      let chance = 0;
      for (let at = 2; at < sums.length; at++) chance += ((sums[at] ?? 0) / (n * coders)) ** 2;
      return sums.includes(n * coders, 2) ? null : (agreement / n - chance) / (1 - chance);
    },
  };
}

/** The units, the sum of P_i, and how often each category was given. */
function sumsOf(part: Part, coders: number, categories: number): Float64Array {
  const sums = new Float64Array(2 + categories);
  for (const { values, weight } of part) {
    if (values.includes(MISSING)) continue;
    const { counts, equal } = tallyOf({ values, weight });
    for (const [category, count] of counts) {
      sums[2 + category] = (sums[2 + category] ?? 0) + weight * count;
    }
    sums[0] = (sums[0] ?? 0) + weight;
    sums[1] = (sums[1] ?? 0) + (weight * equal) / (coders * (coders - 1));
  }
  return sums;
}
