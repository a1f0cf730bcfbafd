import { normal } from "../lib/measure/normal.ts";

export interface RankTest {
  /** How often a value of the first sample is above one of the second, ties counted half. */
  readonly u: number;
  /** In standard deviations; below zero where the first tends to be smaller. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Whether values of one sample tend to be larger than those of another: the U test of H. B. Mann
 * and D. R. Whitney (Annals of Mathematical Statistics 18, 1947), by the normal approximation with
 * the variance for ties of E. L. Lehmann (Nonparametrics, 1975, page 20) and a continuity
 * correction of one half. Valid for 20 or more values each; if all are equal, p is 1.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): RankTest {
  const all = [...a, ...b].sort((left, right) => left - right);
  const ranks = new Map<number, number>();
  let ties = 0;
  for (let from = 0, to = 0; from < all.length; from = to) {
    const figure = all[from] ?? NaN;
    while (to < all.length && all[to] === figure) to += 1;
    ranks.set(figure, (from + 1 + to) / 2);
    ties += (to - from) ** 3 - (to - from);
  }
  const sum = a.reduce((total, figure) => total + (ranks.get(figure) ?? NaN), 0);
  const u = sum - (a.length * (a.length + 1)) / 2;
  const n = all.length;
  const variance = ((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1)));
  const off = u - (a.length * b.length) / 2;
  const z =
    variance > 0 ? (Math.sign(off) * Math.max(0, Math.abs(off) - 0.5)) / Math.sqrt(variance) : 0;
  return { u, z, p: Math.min(1, 2 * normal(-Math.abs(z))) };
}
