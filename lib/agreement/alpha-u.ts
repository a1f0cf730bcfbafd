import { bisectRight } from "d3-array";
import type { Additive } from "./additive";
import { itemsOf, type Part } from "./items";
import { NOTHING, partition, type Categories, type Segment } from "./segments";
import type { Study } from "./study";
import { tallyOf } from "./tally";

/** The four coefficients; each is null where it is not defined. */
export interface AlphaU {
  /** _uα: units, gaps and labels. */
  readonly u: number | null;
  /** _|uα: whether a stretch was marked, by whatever label. */
  readonly marked: number | null;
  /** _cuα: the labels of stretches that two coders marked. */
  readonly coding: number | null;
  /** Of what was marked, how much intersects with another coder's marks: what _cuα is about. */
  readonly coverage: number | null;
  /** _(k)uα of each category, by category; the gap's is left out. */
  readonly labels: readonly LabelAlpha[];
}

interface LabelAlpha {
  readonly category: number;
  readonly value: number | null;
  readonly coverage: number;
}

/**
 * Krippendorff's family of alpha for unitized texts. K. Krippendorff, Y. Mathet, S. Bouvry and A.
 * Widlöcher, On the reliability of unitizing textual continua: further developments, Quality &
 * Quantity 50 (2016); K. Krippendorff, Content Analysis (4th ed. 2019), 12.6.
 *
 * Observed: the lengths ℓ_ck of all intersections of a stretch c of one coder with a stretch k of
 * another, each divided by m − 1; gaps are stretches with the value ∅. Expected (equation 4): ε_ck =
 * ℓ.. (ℓ_c. ℓ_.k − [c = k] Σ l²) / (ℓ..² − Σ l²) with the lengths l of all units; a gap has no
 * inner structure and counts with l instead of l². _uα (5a) and _|uα (6) follow. For _cuα (10, 11)
 * and _(k)uα (13b) only intersections of units count, and for l the length of the unit that
 * intersects with the other coder's. Lengths are in units of the text; several texts are added up.
 */
export function alphaU(study: Study, categories: Categories): AlphaU & { additive: Additive } {
  const parts = itemsOf(study, categories);
  const observed = coincidences(parts.flat(), categories.count);
  const partitions = study.texts.map(({ marks, length }) =>
    marks.flatMap((some) => (some ? [partition(some, length, categories)] : [])),
  );
  const all = expectedOf(observed, partitions);
  const intersecting = intersections(partitions, categories.count);
  const { n, inUnits, units, sameUnits } = observed;
  const q = intersecting.reduce((sum, value) => sum + value, 0);
  const squaresInUnits = inUnits.reduce((sum, value) => sum + value * value, 0);
  // D_e of cu: (n'² − Σ n'_c²) / (n' − Q/n').
  const expectedCoding = (units * units - squaresInUnits) / (units - q / units);
  const same = sameUnits.reduce((sum, value) => sum + value, 0);
  const marked = n - (observed.of[NOTHING] ?? 0);
  return {
    u: all.disagreement > 0 ? 1 - observed.disagreed / all.disagreement : null,
    marked: all.marking > 0 ? 1 - observed.marking / all.marking : null,
    coding: expectedCoding > 0 ? 1 - (units - same) / expectedCoding : null,
    coverage: marked > 0 ? units / marked : null,
    labels: labelAlphas(observed, intersecting),
    additive: additiveOf(parts, categories.count, all.disagreement / n),
  };
}

/** 13b, with ε'_.k and ε'_kk written out. */
function labelAlphas(observed: Coincidences, intersecting: Float64Array): LabelAlpha[] {
  const { of, inUnits, sameUnits, units } = observed;
  const labels: LabelAlpha[] = [];
  for (let k = NOTHING + 1; k < of.length; k++) {
    const whole = of[k] ?? 0;
    const here = inUnits[k] ?? 0;
    if (whole === 0) continue;
    const others = here * (units - here);
    const share = (here * units - (intersecting[k] ?? 0)) / here;
    const value = others > 0 ? 1 - (share * (here - (sameUnits[k] ?? 0))) / others : null;
    labels.push({ category: k, value, coverage: here / whole });
  }
  return labels;
}

interface Coincidences {
  /** ℓ.. */
  readonly n: number;
  /** ℓ_c. */
  readonly of: Float64Array;
  readonly disagreed: number;
  /** ℓ_∅. − ℓ_∅∅ */
  readonly marking: number;
  /** Of units alone: ℓ'.., ℓ'_c., ℓ'_cc. */
  readonly units: number;
  readonly inUnits: Float64Array;
  readonly sameUnits: Float64Array;
}

function coincidences(items: Part, categories: number): Coincidences {
  const of = new Float64Array(categories);
  const inUnits = new Float64Array(categories);
  const sameUnits = new Float64Array(categories);
  let n = 0;
  let disagreed = 0;
  let marking = 0;
  let units = 0;
  for (const item of items) {
    const { counts, values: m } = tallyOf(item);
    if (m < 2) continue;
    const gaps = counts.get(NOTHING) ?? 0;
    const weight = item.weight / (m - 1);
    n += item.weight * m;
    marking += weight * gaps * (m - gaps);
    units += weight * (m - gaps) * (m - gaps - 1);
    for (const [category, count] of counts) {
      of[category] = (of[category] ?? 0) + item.weight * count;
      disagreed += weight * count * (m - count);
      if (category === NOTHING) continue;
      inUnits[category] = (inUnits[category] ?? 0) + weight * count * (m - gaps - 1);
      sameUnits[category] = (sameUnits[category] ?? 0) + weight * count * (count - 1);
    }
  }
  return { n, of, disagreed, marking, units, inUnits, sameUnits };
}

function expectedOf(
  { n, of }: Coincidences,
  partitions: readonly (readonly (readonly Segment[])[])[],
): { disagreement: number; marking: number } {
  let own = 0;
  for (const coders of partitions) {
    if (coders.length < 2) continue;
    for (const { start, end, category } of coders.flat()) {
      own += category === NOTHING ? end - start : (end - start) ** 2;
    }
  }
  const squares = of.reduce((sum, value) => sum + value * value, 0);
  const gaps = of[NOTHING] ?? 0;
  const scale = n / (n * n - own);
  return { disagreement: scale * (n * n - squares), marking: scale * gaps * (n - gaps) };
}

/**
 * By category, Σ over ordered pairs of coders and the units of the one: the square of the length
 * that intersects with units of the other, divided by m − 1.
 */
function intersections(
  partitions: readonly (readonly (readonly Segment[])[])[],
  categories: number,
): Float64Array {
  const sums = new Float64Array(categories);
  for (const coders of partitions) {
    const covered = coders.map((segments) => coverage(segments));
    for (const [i, segments] of coders.entries()) {
      for (const { start, end, category } of segments) {
        if (category === NOTHING) continue;
        for (const [j, before] of covered.entries()) {
          if (i === j) continue;
          const length = before(end) - before(start);
          sums[category] = (sums[category] ?? 0) + length ** 2 / (coders.length - 1);
        }
      }
    }
  }
  return sums;
}

/** How many units of a text before a place a coder marked. */
function coverage(segments: readonly Segment[]): (place: number) => number {
  const ends = segments.map(({ end }) => end);
  const sums = [0];
  for (const { start, end, category } of segments) {
    sums.push((sums.at(-1) ?? 0) + (category === NOTHING ? 0 : end - start));
  }
  return (place) => {
    const at = bisectRight(ends, place);
    const segment = segments[at];
    const inside = segment && segment.category !== NOTHING ? place - segment.start : 0;
    return (sums[at] ?? 0) + inside;
  };
}

/**
 * As Krippendorff's own bootstrap: disagreements are drawn, and what is expected stays as it is.
 * `expected`: for each unit of length.
 */
function additiveOf(parts: readonly Part[], categories: number, expected: number): Additive {
  return {
    parts: parts.map((part) => {
      const { n, disagreed } = coincidences(part, categories);
      return Float64Array.of(n, disagreed);
    }),
    value: ([n = 0, disagreed = 0]) =>
      n > 0 && expected > 0 ? 1 - disagreed / (n * expected) : null,
  };
}
