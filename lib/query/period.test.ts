import { expect, test } from "vitest";
import { period } from "./period";

test.each([
  ["2024", "2024-01-01", "2025-01-01"],
  ["2024-12", "2024-12-01", "2025-01-01"],
  ["2024-02-29", "2024-02-29", "2024-03-01"],
  ["0099-12-31", "0099-12-31", "0100-01-01"],
])("%s lasts from %s until %s", (written, from, until) => {
  expect(period(written)).toEqual({ from: new Date(from), until: new Date(until) });
});

test.each(["2023-02-29", "2024-13", "24", "2024-3", "", "yesterday"])(
  "%s is no period",
  (words) => {
    expect(period(words)).toBeNull();
  },
);
