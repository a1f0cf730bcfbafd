import { describe, expect, test } from "vitest";
import { ac1 } from "./ac1";
import { valueOf } from "./additive";
import { alpha } from "./alpha";
import { cohen, cohenOf } from "./cohen";
import { fleiss } from "./fleiss";
import { MISSING, type Item } from "./items";

/** A table of two coders: rows are the first one's categories, columns the second one's. */
function table(...rows: readonly (readonly number[])[]): Item[] {
  return rows.flatMap((row, one) => row.map((weight, other) => ({ values: [one, other], weight })));
}

const COHEN_TABLE_1 = table([25, 13, 12], [12, 2, 16], [3, 15, 2]);
const COHEN_TABLE_2 = table([88, 10, 2], [14, 40, 6], [18, 10, 12]);

describe("Cohen 1960", () => {
  test("page 45: κ = .492 for p_o = .70 and p_c = .41", () => {
    expect(cohenOf([COHEN_TABLE_2], [0, 1], 3)).toBeCloseTo((0.7 - 0.41) / 0.59, 10);
    expect(cohenOf([COHEN_TABLE_2], [0, 1], 3)).toBeCloseTo(0.492, 3);
  });

  test("page 37: agreement below chance", () => {
    expect(cohenOf([COHEN_TABLE_1], [0, 1], 3)).toBeCloseTo((0.29 - 0.35) / 0.65, 2);
  });

  test("one category only has no chance to be corrected for", () => {
    expect(cohenOf([[{ values: [1, 1], weight: 40 }]], [0, 1], 2)).toBeNull();
    expect(cohenOf([[]], [0, 1], 2)).toBeNull();
    expect(cohenOf([[{ values: [1, MISSING], weight: 3 }]], [0, 1], 2)).toBeNull();
  });
});

test("Light 1971: of three coders the mean of the three kappas", () => {
  const items = [
    { values: [0, 0, 1], weight: 4 },
    { values: [1, 1, 1], weight: 5 },
    { values: [0, 1, 0], weight: 3 },
  ];
  const pairs = [[0, 1] as const, [0, 2] as const, [1, 2] as const];
  const each = pairs.map((pair) => cohenOf([items], pair, 2) ?? NaN);
  const mean = each.reduce((sum, kappa) => sum + kappa, 0) / 3;
  expect(valueOf(cohen([items], pairs, 2))).toBeCloseTo(mean, 12);
});

/** The diagnoses that 30 patients were given, in the order of the table's columns. */
const FLEISS = [
  "000600 030030 014010 000060 030300 204000 004020 203100 200400 000060",
  "100500 110400 033000 100500 020310 005010 300120 510000 020400 102030",
  "000060 010500 020130 200400 100410 050100 400020 020400 105000 000060",
].flatMap((line) =>
  line.split(" ").map((counts): Item => ({
    values: [...counts].flatMap((count, category) => Array<number>(Number(count)).fill(category)),
    weight: 1,
  })),
);

describe("Fleiss 1971", () => {
  test("30 patients, 6 psychiatrists, 5 diagnoses: κ = .430", () => {
    expect(FLEISS.every(({ values }) => values.length === 6)).toBe(true);
    expect(valueOf(fleiss([FLEISS], 6, 6))).toBeCloseTo((0.5556 - 0.2201) / (1 - 0.2201), 3);
    expect(valueOf(fleiss([FLEISS], 6, 6))).toBeCloseTo(0.43, 3);
  });

  test("units that were not coded by all are left out, and one category has no kappa", () => {
    const some = { values: [0, 1, 1, 1, 1, MISSING], weight: 9 };
    const whole = valueOf(fleiss([FLEISS], 6, 6));
    expect(valueOf(fleiss([[...FLEISS, some]], 6, 6))).toBe(whole);
    expect(valueOf(fleiss([[{ values: [2, 2, 2], weight: 8 }]], 3, 3))).toBeNull();
  });
});

/** Four observers, twelve units, five categories; 0 is missing. */
const RELIABILITY = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
  [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
];
const UNITS = Array.from({ length: 12 }, (_, unit): Item => ({
  values: RELIABILITY.map((coder) => coder[unit] || MISSING),
  weight: 1,
}));

describe("Krippendorff 2004, chapter 11", () => {
  test("four observers with missing values: nominal α = .743", () => {
    expect(valueOf(alpha([UNITS], 6))).toBeCloseTo(0.743, 3);
  });

  test("two observers, ten units, two categories: α = .095", () => {
    const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const items = one.map((value, at) => ({ values: [value, other[at] ?? 0], weight: 1 }));
    expect(valueOf(alpha([items], 2))).toBeCloseTo(0.095, 3);
  });

  test("one value only, or nothing to pair, has no alpha", () => {
    expect(valueOf(alpha([[{ values: [3, 3, 3], weight: 7 }]], 4))).toBeNull();
    expect(valueOf(alpha([[{ values: [3, MISSING], weight: 7 }]], 4))).toBeNull();
  });

  test("a weight stands for as many units", () => {
    const [first, ...rest] = UNITS;
    if (!first) throw new Error("no units");
    const three = valueOf(alpha([[first, first, first, ...rest]], 6));
    expect(valueOf(alpha([[{ ...first, weight: 3 }, ...rest]], 6))).toBe(three);
  });
});

describe("Gwet 2008", () => {
  test("where kappa fails though nearly all agree: AC1 .94, κ −.02", () => {
    // 118 of 125 agree on the prevalent category, 2 and 5 are split.
    expect(valueOf(ac1([table([118, 5], [2, 0])], 2))).toBeCloseTo(0.9408, 3);
    const kappa = cohenOf([table([118, 5], [2, 0])], [0, 1], 2);
    expect(kappa).toBeCloseTo(-0.0234, 3);
  });

  test("Cohen's two tables by Gwet's definition", () => {
    expect(valueOf(ac1([COHEN_TABLE_1], 3))).toBeCloseTo(-0.048, 4);
    expect(valueOf(ac1([COHEN_TABLE_2], 3))).toBeCloseTo(0.576, 4);
  });

  test("a unit of one coder does not count as agreement, and one category has no AC1", () => {
    const items = table([8, 1], [0, 1]);
    const alone = { values: [0, MISSING], weight: 2 };
    expect(valueOf(ac1([items], 2))).toBeCloseTo((0.9 - 0.255) / (1 - 0.255), 10);
    const agreement = valueOf(ac1([[...items, alone]], 2)) ?? NaN;
    expect(agreement).toBeCloseTo((0.9 - chance(21 / 24)) / (1 - chance(21 / 24)), 10);
    expect(valueOf(ac1([table([9, 0], [0, 0])], 2))).toBeNull();
  });
});

const chance = (share: number) => 2 * share * (1 - share);
