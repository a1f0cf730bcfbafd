import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "@/lib/measure/random";
import type { Marked, Study } from "../study";
import { align } from "./alignment";
import { assign, type Offer } from "./assign";
import { dissimilarity } from "./dissimilarity";
import { exactAlignment } from "./exact-alignment";
import { gamma } from "./gamma";
import { shuffle } from "./shuffle";

const unit = (start: number, end: number, label: number): Marked => ({ start, end, label });
const study = (length: number, ...marks: Marked[][]): Study => ({
  texts: [{ length, marks, parts: [0] }],
  coders: marks.length,
  labels: 9,
});
const effort = (seed = 7) => seededRandom(seed);

// The running example of the authors' software: three coders, categories 1 to 7.
const ALEX = [
  unit(2, 9, 1),
  unit(11, 17, 2),
  unit(24, 30, 5),
  unit(32, 36, 6),
  unit(36, 44, 6),
  unit(44, 60, 7),
];
const PAUL = [unit(2, 9, 1), unit(11, 17, 3), unit(19, 25, 5), unit(32, 44, 6)];
const SUZAN = [
  unit(2, 9, 1),
  unit(11, 17, 4),
  unit(21, 27, 5),
  unit(32, 36, 6),
  unit(36, 40, 6),
  unit(40, 44, 6),
];

describe("Mathet, Widlöcher and Métivier 2015", () => {
  test("the dissimilarity of place is the square of the shift over the lengths, of labels 0 or 1", () => {
    expect(dissimilarity(unit(1, 5, 0), unit(2, 6, 0))).toBe(0.0625);
    expect(dissimilarity(unit(1, 5, 0), unit(11, 15, 1))).toBe(6.25 + 1);
    expect(dissimilarity(unit(10, 14, 1), unit(9, 14, 2))).toBeCloseTo(1 + 1 / 81, 12);
  });

  test("three coders with two units each: the disorder of the best alignment", () => {
    const coders = [
      [unit(1, 5, 0), unit(10, 14, 1)],
      [unit(2, 6, 0), unit(11, 15, 1)],
      [unit(1, 4, 0), unit(9, 14, 2)],
    ];
    const first = 0.0625 + 1 / 49 + 9 / 49;
    const second = 0.0625 + (1 + 1 / 81) + (1 + 1 / 9);
    expect(align(coders).cost / 2).toBeCloseTo((first + second) / 3 / 2, 12);
  });

  test("Alex, Paul and Suzan: each unit is in one of six unitary alignments", () => {
    const { groups, cost } = align([ALEX, PAUL, SUZAN]);
    expect(groups.reduce((sum, group) => sum + group.size, 0)).toBe(16);
    expect(groups).toHaveLength(6);
    expect(cost).toBeGreaterThan(0);
  });

  test("γ of them is about .56 and the same every time", () => {
    const once = gamma(study(60, ALEX, PAUL, SUZAN), effort());
    expect(gamma(study(60, ALEX, PAUL, SUZAN), effort()).value).toBe(once.value);
    const other = gamma(study(60, ALEX, PAUL, SUZAN), effort(11));
    expect(Math.abs((once.value ?? NaN) - (other.value ?? NaN))).toBeLessThan(0.04);
    expect(Math.abs((once.value ?? NaN) - 0.56)).toBeLessThan(0.04);
  });

  test("the same units have γ 1; no units have none", () => {
    expect(gamma(study(60, ALEX, ALEX, ALEX), effort()).value).toBe(1);
    expect(gamma(study(60, [], []), effort()).value).toBeNull();
  });

  test("units that have nothing to do with each other are about as alike as chance", () => {
    const random = seededRandom(3);
    const some = () =>
      Array.from({ length: 40 }, () => Math.floor(random() * 3_900))
        .sort((one, other) => one - other)
        .map((at) => unit(at, at + 20 + Math.floor(random() * 30), Math.floor(random() * 3)));
    const { value } = gamma(study(4_000, some(), some()), effort());
    expect(Math.abs(value ?? NaN)).toBeLessThan(0.12);
  });
});

const coder = fc.array(
  fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 8 }), fc.nat(2))
    .map(([at, length, label]) => unit(at, at + length, label)),
  { maxLength: 4 },
);

test("two coders are aligned exactly", () => {
  fc.assert(
    fc.property(coder, coder, (one, other) => {
      expect(align([one, other]).cost).toBeCloseTo(exactAlignment([one, other]).cost, 9);
    }),
  );
});

test("an alignment holds each unit once and at most one of each coder", () => {
  fc.assert(
    fc.property(fc.array(coder, { minLength: 2, maxLength: 5 }), (coders) => {
      const { groups, cost } = align(coders);
      const held = groups.flatMap((group) => [...group]);
      const all = coders.flatMap((units, at) => units.map((each): [number, Marked] => [at, each]));
      expect(held).toHaveLength(all.length);
      for (const [at, each] of all) {
        expect(held.some(([by, found]) => by === at && found === each)).toBe(true);
      }
      expect(cost).toBeLessThanOrEqual(all.length + 1e-9);
    }),
  );
});

test("an assignment saves as much as the best of all", () => {
  const offers = fc.array(
    fc.uniqueArray(fc.record({ column: fc.nat(4), saving: fc.integer({ min: -3, max: 20 }) }), {
      selector: ({ column }) => column,
      maxLength: 5,
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(offers, (some) => {
      const taken = assign(some, 5);
      const saved = some.reduce(
        (sum, row, at) => sum + (row.find(({ column }) => column === taken[at])?.saving ?? 0),
        0,
      );
      expect(saved).toBe(best(some, new Set()));
      const used = [...taken].filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
    }),
    { numRuns: 500 },
  );
});

function best([row, ...rest]: readonly (readonly Offer[])[], used: ReadonlySet<number>): number {
  if (!row) return 0;
  const ways = row
    .filter(({ column }) => !used.has(column))
    .map(({ column, saving }) => saving + best(rest, new Set([...used, column])));
  return Math.max(best(rest, used), ...ways);
}

test("a random coding has units of the coders' lengths and labels, moved and not mended", () => {
  const drawn = shuffle([ALEX, PAUL], 60, seededRandom(1));
  expect(drawn).toHaveLength(2);
  for (const units of drawn) {
    const shape = (some: readonly Marked[]) =>
      some.map(({ start, end, label }) => `${end - start} ${label}`).join();
    expect([shape(ALEX), shape(PAUL)]).toContain(shape(units));
    for (const { start } of units) expect(start <= 60 && start >= 0).toBe(true);
  }
});
