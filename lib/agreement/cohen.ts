import { valueOf, type Additive } from "./additive";
import { MISSING, type Part } from "./items";

/** Two coders, by their places in the study. */
export type Pair = readonly [one: number, other: number];

/** More sums than these are not kept; neighbouring parts are put together until they fit. */
const MAX_SUMS = 2_000_000;

/**
 * Cohen's kappa. J. Cohen, A coefficient of agreement for nominal scales, Educational and
 * Psychological Measurement 20 (1960): κ = (p_o − p_e) / (1 − p_e), where p_e is the sum over the
 * categories of the product of both coders' shares. Units that one of the two did not code are left
 * out. Null for no units, and where p_e is 1: both used one and the same category only.
 *
 * Of more than two coders it is the mean of the kappas of all pairs for which it is defined: R. J.
 * Light, Measures of response agreement for qualitative data, Psychological Bulletin 76 (1971).
 */
export function cohen(
  parts: readonly Part[],
  pairs: readonly Pair[],
  categories: number,
): Additive {
  const width = 2 + 2 * categories;
  const fewer = Math.max(2, Math.floor(MAX_SUMS / Math.max(1, width * pairs.length)));
  return {
    parts: putTogether(parts, fewer).map((part) => sumsOf(part, pairs, categories)),
    value(sums) {
      const kappas = pairs.flatMap((_, at) => {
        const kappa = kappaOf(sums, at * width, categories);
        return kappa === null ? [] : [kappa];
      });
      if (kappas.length === 0) return null;
      return kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
    },
  };
}

/** Cohen's kappa of two coders. */
export function cohenOf(parts: readonly Part[], pair: Pair, categories: number): number | null {
  return valueOf(cohen([parts.flat()], [pair], categories));
}

function putTogether(parts: readonly Part[], most: number): Part[] {
  const size = Math.ceil(parts.length / most);
  if (size <= 1) return [...parts];
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, at) =>
    parts.slice(at * size, (at + 1) * size).flat(),
  );
}

/** For each pair: the units, those they agree on, and how often each gave each category. */
function sumsOf(part: Part, pairs: readonly Pair[], categories: number): Float64Array {
  const width = 2 + 2 * categories;
  const sums = new Float64Array(pairs.length * width);
  const add = (at: number, weight: number) => {
    sums[at] = (sums[at] ?? 0) + weight;
  };
  for (const { values, weight } of part) {
    for (const [at, [one, other]] of pairs.entries()) {
      const first = values[one] ?? MISSING;
      const second = values[other] ?? MISSING;
      if (first === MISSING || second === MISSING) continue;
      const from = at * width;
      add(from, weight);
      if (first === second) add(from + 1, weight);
      add(from + 2 + first, weight);
      add(from + 2 + categories + second, weight);
    }
  }
  return sums;
}

function kappaOf(sums: Float64Array, from: number, categories: number): number | null {
  const n = sums[from] ?? 0;
  const agreed = sums[from + 1] ?? 0;
  let chance = 0;
  for (let at = 0; at < categories; at++) {
    chance += (sums[from + 2 + at] ?? 0) * (sums[from + 2 + categories + at] ?? 0);
  }
  // Compared as numbers of units, which are whole and so exact.
  return n === 0 || chance === n * n ? null : (agreed * n - chance) / (n * n - chance);
}
