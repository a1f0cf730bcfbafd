import type { Random } from "@/lib/measure/random";
import type { Additive } from "../additive";
import { stretchAt, stretchesOf } from "../stretches";
import type { Marked, Study } from "../study";
import { align } from "./alignment";
import { disorderOf } from "./disorder";
import { shuffle } from "./shuffle";

export interface Gamma {
  readonly value: number | null;
  readonly observed: number;
  readonly expected: number;
  /** How many random codings the expected disorder is the mean of. */
  readonly samples: number;
  readonly additive: Additive;
}

/** The fewest random codings and the most; of many units fewer tell as much. */
const MOST_SAMPLES = 30;
const LEAST_SAMPLES = 3;
const UNITS_SAMPLED = 3_000;
/** Few units take no time, and are sampled until their mean is precise. */
const FEW_UNITS = 200;
const MOST_OF_FEW = 200;

/** Samples are drawn until the mean is known to this part of itself, with 95 per cent confidence. */
const PRECISION = 0.02;

/**
 * Mathet's gamma. Y. Mathet, A. Widlöcher and J.-P. Métivier, The unified and holistic method gamma
 * (γ) for inter-annotator agreement measure and alignment, Computational Linguistics 41 (2015):
 * γ = 1 − (disorder of the best alignment) / (the same, expected by chance). The disorder of an
 * alignment is the sum of its unitary alignments' divided by the mean number of units of a coder. The
 * expected one is the mean over random codings, drawn from the generator that is given, so that the
 * same data have the same value. Several texts weigh by their mean numbers of units. Null where
 * nobody marked anything. Units without a length have no place in it.
 */
export function gamma(study: Study, random: Random): Gamma {
  const stretches = stretchesOf(study.texts);
  const sums = stretches.map(() => new Float64Array(2));
  let observed = 0;
  let expected = 0;
  let weights = 0;
  let samples = 0;
  for (const [at, text] of study.texts.entries()) {
    const coders = text.marks.flatMap((some) =>
      some ? [some.filter(({ start, end }) => start < end)] : [],
    );
    const units = coders.reduce((sum, some) => sum + some.length, 0);
    if (coders.length < 2 || units === 0) continue;
    const { groups, cost } = align(coders);
    const weight = units / coders.length;
    observed += cost;
    weights += weight;
    const drawn = expectedIn(coders, text.length, random);
    expected += weight * drawn.mean;
    samples = Math.max(samples, drawn.samples);
    for (const group of groups) {
      const start = Math.min(...[...group.values()].map((unit) => unit.start));
      const part = sums[stretchAt(stretches, at, start)];
      if (!part) continue;
      part[0] = (part[0] ?? 0) + disorderOf(group, coders.length);
      part[1] = (part[1] ?? 0) + group.size / coders.length;
    }
  }
  const known = expected > 0;
  return {
    value: known ? 1 - observed / expected : null,
    observed: weights > 0 ? observed / weights : 0,
    expected: weights > 0 ? expected / weights : 0,
    samples,
    additive: {
      parts: sums,
      value: ([cost = 0, units = 0]) =>
        known && units > 0 ? 1 - (cost / units) * (weights / expected) : null,
    },
  };
}

function expectedIn(
  coders: readonly (readonly Marked[])[],
  length: number,
  random: Random,
): { mean: number; samples: number } {
  const disorders: number[] = [];
  const count = coders.reduce((sum, some) => sum + some.length, 0);
  let needed = Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, Math.round(UNITS_SAMPLED / count)));
  while (disorders.length < needed) {
    const drawn = shuffle(coders, length, random);
    const units = drawn.reduce((sum, some) => sum + some.length, 0);
    disorders.push(units > 0 ? align(drawn).cost / (units / coders.length) : 0);
    if (disorders.length === needed && count <= FEW_UNITS) {
      needed = Math.min(MOST_OF_FEW, neededFor(disorders));
    }
  }
  return { mean: meanOf(disorders), samples: disorders.length };
}

/** (CV × 1.96 / precision)², 5.3. */
function neededFor(disorders: readonly number[]): number {
  const mean = meanOf(disorders);
  if (mean === 0) return disorders.length;
  const variance = meanOf(disorders.map((value) => (value - mean) ** 2));
  return Math.ceil(((Math.sqrt(variance) / mean) * (1.96 / PRECISION)) ** 2);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
