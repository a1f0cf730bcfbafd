import { expect, test } from "vitest";
import { mannWhitney } from "./mann-whitney";

// The example of the NAG Library's G08AHF, with many ties; it gives one tail.
const FIRST = [13, 6, 12, 7, 12, 7, 10, 7, 10, 7, 16, 7, 10, 8, 9, 8];
const SECOND = [
  17, 6, 10, 8, 15, 8, 15, 10, 15, 10, 14, 10, 14, 11, 14, 11, 13, 12, 13, 12, 13, 12, 12,
];

test("the rank test gives the figures of a published example with ties", () => {
  const { u, z, p } = mannWhitney(FIRST, SECOND);
  expect(u).toBe(86);
  expect(z).toBeCloseTo(-2.8039, 4);
  expect(p / 2).toBeCloseTo(0.0025, 4);
});

test("the rank test gives the figures of a published example without ties", () => {
  // From the documentation of SciPy's mannwhitneyu: ages of diagnosis of men and women.
  const { u, p } = mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12]);
  expect(u).toBe(17);
  expect(p).toBeCloseTo(0.111347, 5);
});

test("turned round, the rank test says the opposite, as surely", () => {
  const { u, z, p } = mannWhitney(SECOND, FIRST);
  expect(u).toBe(16 * 23 - 86);
  expect(z).toBeCloseTo(2.8039, 4);
  expect(p).toBeCloseTo(mannWhitney(FIRST, SECOND).p, 12);
});

test("figures that are all the same tell nothing", () => {
  expect(mannWhitney([3, 3, 3], [3, 3])).toEqual({ u: 3, z: 0, p: 1 });
});
