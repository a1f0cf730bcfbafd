import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alphaU } from "./alpha-u";
import { alphaU1995, distanceOf } from "./alpha-u-1995";
import { Categories, NOTHING } from "./segments";
import type { Marked, Study } from "./study";

const unit = (start: number, length: number, label = 0): Marked => ({
  start,
  end: start + length,
  label,
});

function study(length: number, ...marks: readonly (readonly Marked[])[]): Study {
  const labels = 1 + Math.max(-1, ...marks.flat().map(({ label }) => label));
  return { texts: [{ length, marks, parts: [0] }], coders: marks.length, labels };
}

const section = (start: number, length: number, isUnit = true) => ({
  start,
  end: start + length,
  isUnit,
});

describe("Krippendorff 2004, page 254: two observers unitize 300 units of length", () => {
  // The continuum there begins at 150.
  const c = [
    [unit(75, 70), unit(220, 30)],
    [unit(70, 80), unit(205, 20), unit(250, 20)],
  ];
  const k = [unit(30, 60, 1), unit(150, 50, 1)];
  const both = study(300, ...c.map((units) => [...units, ...k]));

  test("the differences of units and gaps", () => {
    expect(distanceOf(section(225, 70), section(220, 80))).toBe(50);
    expect(distanceOf(section(370, 30), section(355, 20))).toBe(850);
    expect(distanceOf(section(400, 50, false), section(400, 20))).toBe(400);
    expect(distanceOf(section(5, 6), section(4, 2))).toBe(26);
    expect(distanceOf(section(5, 6), section(7, 2))).toBe(8);
  });

  test("α of category c is .7286, of k 1.0000, of both .8591", () => {
    expect(alphaU1995(study(300, ...c)).value).toBeCloseTo(1 - 0.0144 / 0.0532, 2);
    expect(alphaU1995(study(300, ...c)).value).toBeCloseTo(0.7286, 4);
    expect(alphaU1995(study(300, k, k)).value).toBe(1);
    expect(alphaU1995(both).value).toBeCloseTo(0.8591, 3);
  });
});

describe("Krippendorff 1995, page 57: four pairs of observers", () => {
  const at = (stretch: number, ...units: [number, number][]) =>
    units.map(([start, length]) => unit(start * stretch, length * stretch));
  const pairs = {
    A: (s: number) => [at(s, [2, 8], [14, 6]), at(s, [4, 4], [15, 2])],
    B: (s: number) => [
      at(s, [0, 18]),
      at(s, [0, 2], [2, 1], [3, 1], [4, 1], [5, 1], [6, 3], [9, 1]),
    ],
    C: (s: number) => [
      at(s, [2, 6], [10, 2], [14, 4], [20, 2]),
      at(s, [0, 2], [4, 4], [10, 4], [16, 2], [20, 2]),
    ],
    D: (s: number) => [
      at(s, [0, 2], [2, 8], [10, 4], [14, 6], [20, 4]),
      at(s, [0, 4], [4, 4], [8, 7], [15, 2], [17, 7]),
    ],
  };

  // The paper gives .553, −.926, .679 and .066, with a slip in D_e that its author mended in 2004.
  test.each([
    ["A", 0.553],
    ["B", -0.926],
    ["C", 0.679],
    ["D", 0.066],
  ] as const)("pair %s on a fine scale: α about %f", (name, value) => {
    const stretch = 50_000;
    const found = alphaU1995(study(24 * stretch, ...pairs[name](stretch))).value ?? NaN;
    expect(Math.abs(found - value)).toBeLessThan(0.02);
  });
});

/** α straight from the definition: character by character, unit by unit. */
function naive(length: number, coders: readonly (readonly Marked[])[]) {
  const m = coders.length;
  const valueAt = (marks: readonly Marked[], place: number) => {
    const found = marks.find(({ start, end }) => start <= place && place < end);
    return found ? found.label + 1 : 0;
  };
  const count = 1 + Math.max(0, ...coders.flat().map(({ label }) => label + 1));
  const pairs = Array.from({ length: count }, () => new Float64Array(count));
  for (let place = 0; place < length; place++) {
    for (const [i, one] of coders.entries()) {
      for (const [j, other] of coders.entries()) {
        const row = pairs[valueAt(one, place)];
        const k = valueAt(other, place);
        if (i !== j && row) row[k] = (row[k] ?? 0) + 1 / (m - 1);
      }
    }
  }
  const margin = pairs.map((row) => row.reduce((sum, value) => sum + value, 0));
  const n = margin.reduce((sum, value) => sum + value, 0);
  const own = new Float64Array(count);
  for (const marks of coders) {
    for (const { start, end, label } of marks) own[label + 1]! += (end - start) ** 2;
    own[0]! += length - marks.reduce((sum, { start, end }) => sum + end - start, 0);
  }
  const all = own.reduce((sum, value) => sum + value, 0);
  const expected = (c: number, k: number) =>
    (n * (margin[c]! * margin[k]! - (c === k ? own[c]! : 0))) / (n * n - all);
  let seen = 0;
  let chance = 0;
  for (let c = 0; c < count; c++) {
    seen += pairs[c]![c]!;
    chance += expected(c, c);
  }
  const gaps = margin[0]! - pairs[0]![0]!;
  let gapsExpected = 0;
  for (let k = 1; k < count; k++) gapsExpected += expected(0, k);
  return { u: 1 - (n - seen) / (n - chance), marked: 1 - gaps / gapsExpected };
}

describe("Krippendorff, Mathet, Bouvry and Widlöcher 2016", () => {
  const coder = fc
    .array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 7 }), fc.nat(2)), { maxLength: 6 })
    .map((steps) => {
      let at = 0;
      return steps.map(([gap, length, label]) => {
        const mark = unit(at + gap, length, label);
        at = mark.end;
        return mark;
      });
    });

  test("_uα and _|uα are what the definition says, whatever is marked", () => {
    fc.assert(
      fc.property(fc.array(coder, { minLength: 2, maxLength: 4 }), (coders) => {
        fc.pre(coders.flat().length > 1);
        const found = alphaU(study(90, ...coders), new Categories());
        const { u, marked } = naive(90, coders);
        if (found.u !== null) expect(found.u).toBeCloseTo(u, 9);
        if (found.marked !== null) expect(found.marked).toBeCloseTo(marked, 9);
      }),
    );
  });

  // By hand: two coders, 20 places; one marks 2–8 a and 12–16 b, the other 4–8 a and 12–16 a.
  const example = study(20, [unit(2, 6), unit(12, 4, 1)], [unit(4, 4), unit(12, 4)]);

  test("the four coefficients of a small example, by hand", () => {
    const found = alphaU(example, new Categories());
    // ℓ: a 14, b 4, ∅ 22, together 40; disagreed: 2 × 2 + 4 × 2 = 12; Σl² = 36 + 16 + 16 + 16 + 22.
    const squares = 14 ** 2 + 4 ** 2 + 22 ** 2;
    const own = 36 + 16 + 16 + 16 + 22;
    expect(found.u).toBeCloseTo(1 - 12 / ((40 * (1600 - squares)) / (1600 - own)), 12);
    expect(found.marked).toBeCloseTo(1 - 2 / ((40 * 22 * 18) / (1600 - own)), 12);
    // Intersections of units: 4 with a and a, 4 with b and a, both ways: ℓ' = 16, a 12, b 4.
    // Squares of what intersects: a 16 + 16 + 16, b 16.
    const among = (16 ** 2 - 12 ** 2 - 4 ** 2) / (16 - 64 / 16);
    expect(found.coding).toBeCloseTo(1 - 8 / among, 12);
    expect(found.coverage).toBeCloseTo(16 / 18, 12);
    const [a, b] = found.labels;
    expect(a?.value).toBeCloseTo(1 - (((12 * 16 - 48) / 12) * (12 - 8)) / (12 * 4), 12);
    expect(b?.value).toBeCloseTo(1 - (((4 * 16 - 16) / 4) * 4) / (4 * 12), 12);
    expect(a?.coverage).toBeCloseTo(12 / 14, 12);
  });

  test("the same marks agree wholly; nothing marked has no value", () => {
    const marks = [unit(3, 4), unit(10, 2, 1)];
    expect(alphaU(study(20, marks, marks), new Categories())).toMatchObject({
      u: 1,
      marked: 1,
      coding: 1,
      labels: [{ value: 1 }, { value: 1 }],
    });
    expect(alphaU(study(20, [], []), new Categories())).toMatchObject({
      u: null,
      marked: null,
      coding: null,
    });
    const oneLabel = alphaU(study(20, [unit(3, 4)], [unit(3, 4)]), new Categories());
    expect(oneLabel).toMatchObject({ u: 1, coding: null, labels: [{ value: null }] });
  });

  test("where one coder's labels overlap, the stretch has both as its value", () => {
    const categories = new Categories();
    alphaU(study(20, [unit(0, 10), unit(5, 10, 1)], [unit(0, 10)]), categories);
    expect(categories.labels).toEqual([[], [0], [0, 1], [1]]);
    expect(categories.labels[NOTHING]).toEqual([]);
  });
});
