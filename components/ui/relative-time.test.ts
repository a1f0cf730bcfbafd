import { expect, test } from "vitest";
import { ago } from "./relative-time";

const NOW = Date.UTC(2024, 2, 5, 12);
const MINUTE = 60_000;

test.each([
  [0, "now"],
  [30_000, "now"],
  [5 * MINUTE, "5 min. ago"],
  [89 * MINUTE, "1 hr. ago"],
  [3 * 60 * MINUTE, "3 hr. ago"],
  [26 * 60 * MINUTE, "yesterday"],
  [15 * 24 * 60 * MINUTE, "2 wk. ago"],
  [-10 * MINUTE, "in 10 min."],
])("%i milliseconds ago is said as %s", (gone, words) => {
  expect(ago(NOW - gone, NOW)).toBe(words);
});
