import { bisector } from "d3-array";
import type { Additive } from "./additive";
import { stretchAt, stretchesOf } from "./stretches";
import { withoutOverlaps, type CodedText, type Marked, type Study } from "./study";

/** A unit or, without a label, the gap between two. */
interface Section {
  readonly start: number;
  readonly end: number;
  readonly isUnit: boolean;
}

/**
 * Krippendorff's alpha for unitizing. K. Krippendorff, On the reliability of unitizing continuous
 * data, Sociological Methodology 25 (1995), as corrected in Content Analysis (2nd ed. 2004), 11.6:
 * D_o = 2 Σ δ² / (m (m − 1) L²), where δ² of two units that overlap is the sum of the squares of the
 * differences of their ends, and of a unit inside the other coder's gap the square of its length;
 * D_e = (2/L) Σ_units [(N_c − 1)/3 (2l³ − 3l² + l) + l² Σ_{gaps ≥ l} (gap − l + 1)] / (mL (mL − 1) −
 * Σ l (l − 1)). Over labels (and texts, which weigh by their length) α = 1 − Σ D_o / Σ D_e. Null where
 * nothing is expected: nobody marked anything.
 */
export function alphaU1995(study: Study): { value: number | null; additive: Additive } {
  const stretches = stretchesOf(study.texts);
  const sums = stretches.map(({ start, end }) => Float64Array.of(0, end - start));
  let expected = 0;
  let observed = 0;
  let length = 0;
  for (const [at, text] of study.texts.entries()) {
    length += text.length;
    for (let label = 0; label < study.labels; label++) {
      const coders = sectionsOf(text, label);
      expected += text.length * expectedIn(coders, text.length);
      for (const { start, amount } of disagreements(coders, text.length)) {
        observed += text.length * amount;
        const part = sums[stretchAt(stretches, at, start)];
        if (part) part[0] = (part[0] ?? 0) + text.length * amount;
      }
    }
  }
  return {
    value: expected > 0 ? 1 - observed / expected : null,
    additive: {
      parts: sums,
      value: ([disagreed = 0, drawn = 0]) =>
        expected > 0 && drawn > 0 ? 1 - (disagreed / drawn) * (length / expected) : null,
    },
  };
}

/** Each coder's text as units of one label and gaps. */
function sectionsOf({ marks, length }: CodedText, label: number): Section[][] {
  return marks.flatMap((some) => {
    if (!some) return [];
    const units = withoutOverlaps(some.filter((mark: Marked) => mark.label === label));
    const sections: Section[] = [];
    let at = 0;
    for (const { start, end } of units) {
      if (start > at) sections.push({ start: at, end: start, isUnit: false });
      sections.push({ start, end, isUnit: true });
      at = end;
    }
    if (at < length) sections.push({ start: at, end: length, isUnit: false });
    return [sections];
  });
}

/** Each disagreement of two coders, with where it begins: its share of D_o. */
function* disagreements(coders: readonly (readonly Section[])[], length: number) {
  const m = coders.length;
  const scale = 2 / (m * (m - 1) * length * length);
  for (let one = 0; one < m; one++) {
    for (let other = one + 1; other < m; other++) {
      yield* between(coders[one] ?? [], coders[other] ?? [], scale);
    }
  }
}

function* between(one: readonly Section[], other: readonly Section[], scale: number) {
  let i = 0;
  let j = 0;
  for (;;) {
    const a = one[i];
    const b = other[j];
    if (!a || !b) return;
    const distance = distanceOf(a, b);
    if (distance > 0) yield { start: Math.max(a.start, b.start), amount: scale * distance };
    if (a.end <= b.end) i++;
    if (b.end <= a.end) j++;
  }
}

/** δ² of two sections that overlap, in squared units of length. */
export function distanceOf(one: Section, other: Section): number {
  if (one.isUnit && other.isUnit) {
    return (one.start - other.start) ** 2 + (one.end - other.end) ** 2;
  }
  const [unit, gap] = one.isUnit ? [one, other] : [other, one];
  const isInside = unit.isUnit && !gap.isUnit && gap.start <= unit.start && unit.end <= gap.end;
  return isInside ? (unit.end - unit.start) ** 2 : 0;
}

/** How many of some lengths, the greatest first, are not less than one. */
const byLengthDown = bisector((length: number, least: number) => least - length).right;

/** D_e. The gaps that hold a unit are found by their length, so it takes n log n. */
function expectedIn(coders: readonly (readonly Section[])[], length: number): number {
  const units: number[] = [];
  const gaps: number[] = [];
  for (const { start, end, isUnit } of coders.flat()) (isUnit ? units : gaps).push(end - start);
  gaps.sort((one, other) => other - one);
  const sums = [0];
  for (const gap of gaps) sums.push((sums.at(-1) ?? 0) + gap);
  let total = 0;
  let squares = 0;
  for (const l of units) {
    const longer = byLengthDown(gaps, l);
    total += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    total += l ** 2 * ((sums[longer] ?? 0) - longer * (l - 1));
    squares += l * (l - 1);
  }
  const positions = coders.length * length;
  const pairs = positions * (positions - 1) - squares;
  return pairs > 0 ? ((2 / length) * total) / pairs : 0;
}
