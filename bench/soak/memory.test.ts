import { expect, test } from "vitest";
import { byMinute, growthOf, slopeOf } from "./memory";

/** Sixty minutes, ten samples in each. */
const samplesOf = (megabytesAt: (minute: number) => number) =>
  Array.from({ length: 600 }, (_, n) => ({ minute: n / 10, megabytes: megabytesAt(n / 10) }));

test("memory that stays has no slope, whatever the warm-up was and however it goes up and down", () => {
  const samples = samplesOf((minute) =>
    minute < 9 ? 100 + minute : 400 + 20 * (-1) ** (minute * 10),
  );
  expect(Math.abs(slopeOf(samples))).toBeLessThan(0.1);
  expect(growthOf(samples)).toBeCloseTo(1, 1);
});

test("memory that grows by two megabytes a minute has that slope", () => {
  const samples = samplesOf((minute) => 300 + 2 * minute);
  expect(slopeOf(samples)).toBeCloseTo(2);
  expect(growthOf(samples)).toBeCloseTo(410 / 330, 1);
  expect(byMinute(samples).slice(0, 2)).toEqual([300.9, 302.9]);
});
