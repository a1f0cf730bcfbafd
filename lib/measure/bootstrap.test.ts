import { describe, expect, test } from "vitest";
import { accelerationOf, bootstrap, quantile } from "./bootstrap";
import { normal, normalQuantile } from "./normal";
import { seededRandom, seedOf } from "./random";

/** Spatial test scores of 26 children: Efron and Tibshirani (1993), table 14.1, measure A. */
const SCORES = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
  41,
];
const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
const variance = (of: readonly number[]) => mean(of.map((value) => (value - mean(of)) ** 2));

describe("the bootstrap, against Efron and Tibshirani (1993), section 14.3", () => {
  test("the variance is 171.5 and the acceleration 0.061", () => {
    expect(variance(SCORES)).toBeCloseTo(171.5, 1);
    expect(accelerationOf(SCORES, variance)).toBeCloseTo(0.061, 3);
  });

  test("the 90 per cent interval is (115.8, 259.6), as far as chance allows", () => {
    const random = seededRandom(1993);
    const interval = bootstrap(SCORES, variance, { random, times: 20_000, level: 0.9 });
    expect(Math.abs((interval?.low ?? 0) - 115.8)).toBeLessThan(6);
    expect(Math.abs((interval?.high ?? 0) - 259.6)).toBeLessThan(6);
  });
});

test("the same seed draws the same interval, another seed another", () => {
  const with_ = (seed: number) =>
    bootstrap(SCORES, mean, { random: seededRandom(seed), times: 200 });
  expect(with_(7)).toEqual(with_(7));
  expect(with_(7)).not.toEqual(with_(8));
});

test("units that are all alike leave no doubt, and one unit tells nothing", () => {
  const random = seededRandom(1);
  expect(bootstrap([3, 3, 3, 3], mean, { random, times: 50 })).toEqual({ low: 3, high: 3 });
  expect(bootstrap([3], mean, { random })).toBeNull();
  expect(bootstrap([], mean, { random })).toBeNull();
});

test("a statistic that lies beyond all that was drawn falls back to the percentiles", () => {
  const peak = (of: readonly number[]) => new Set(of).size;
  const interval = bootstrap([1, 2, 3, 4, 5, 6, 7, 8], peak, {
    random: seededRandom(2),
    times: 100,
  });
  expect(Number.isFinite(interval?.low)).toBe(true);
  expect(interval?.high).toBeLessThanOrEqual(8);
});

test.each([
  [0, 0.5],
  [1.959964, 0.975],
  [-1.281552, 0.1],
  [2.575829, 0.995],
  [-3.090232, 0.001],
])("the normal distribution up to %d is %d, and back", (z, p) => {
  expect(normal(z)).toBeCloseTo(p, 6);
  expect(normalQuantile(p)).toBeCloseTo(z, 5);
});

test("a quantile between two values lies between them by its weight", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0)).toBe(1);
  expect(quantile([1, 2, 3, 4], 1)).toBe(4);
  expect(quantile([5], 0.3)).toBe(5);
});

test("seeded numbers spread evenly over [0, 1)", () => {
  const random = seededRandom(seedOf("Brackwater"));
  const drawn = Array.from({ length: 10_000 }, random);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(mean(drawn)).toBeCloseTo(0.5, 1);
});
