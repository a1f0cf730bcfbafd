import { expect, test } from "vitest";
import { compareGroup, dateGroups, MIN_FOR_INTERVAL, type MeasuredUnit } from "./comparison";

const sentences = (count: number, every: number, documents = 1): MeasuredUnit[] =>
  Array.from({ length: count }, (_, at) => ({
    documentId: `d${at % documents}`,
    words: 20,
    count: at % every === 0 ? 1 : 0,
  }));

test("ten in 2,000 words are five per thousand, and the interval lies around it", () => {
  const row = compareGroup("Vane", sentences(100, 10), "seed");
  expect(row).toMatchObject({ words: 2_000, count: 10, rate: 5, sentences: 100 });
  expect(row.interval?.low).toBeGreaterThan(1.5);
  expect(row.interval?.low).toBeLessThan(5);
  expect(row.interval?.high).toBeGreaterThan(5);
  expect(row.interval?.high).toBeLessThan(9);
  expect(row.warnings).toEqual(["one-document"]);
});

test("the interval of a count is as wide as chance makes it: about ± 1.96 √n", () => {
  // A tenth of 1,000 sentences: the count is binomial with a deviation of √90.
  const { interval } = compareGroup("Vane", sentences(1_000, 10), "seed");
  const half = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
  expect(half).toBeGreaterThan((0.8 * (1.96 * Math.sqrt(90))) / 20);
  expect(half).toBeLessThan((1.2 * (1.96 * Math.sqrt(90))) / 20);
});

test("the same project and group give the same interval every time", () => {
  const drawn = () => compareGroup("Vane", sentences(60, 7), "p1").interval;
  expect(drawn()).toEqual(drawn());
});

test("documents are drawn where there are enough of them", () => {
  expect(compareGroup("x", sentences(100, 5, MIN_FOR_INTERVAL.documents), "s").resampled).toBe(
    "document",
  );
  expect(compareGroup("x", sentences(100, 5, MIN_FOR_INTERVAL.documents - 1), "s").resampled).toBe(
    "sentence",
  );
});

test("too little to say is said, each thing by itself", () => {
  expect(compareGroup("x", sentences(29, 5, 2), "s").warnings).toEqual(["few-sentences"]);
  expect(compareGroup("x", sentences(40, 10, 2), "s").warnings).toEqual(["few-annotations"]);
  expect(compareGroup("x", [], "s")).toMatchObject({ rate: 0, interval: null, words: 0 });
});

test("many dates are told by their months, more by their years", () => {
  const days = Array.from({ length: 30 }, (_, at) => `2024-01-${String(at + 1).padStart(2, "0")}`);
  expect(dateGroups(days.slice(0, 5))("2024-01-03")).toBe("2024-01-03");
  expect(dateGroups(days)("2024-01-03")).toBe("2024-01");
  const months = Array.from({ length: 30 }, (_, at) => `20${10 + at}-05-01`);
  expect(dateGroups(months)("2012-05-01")).toBe("2012");
  expect(dateGroups(["", "2024"])("")).toBe("");
});
