import { expect, test } from "vitest";
import { needsEvidence, urgency, weightsIn } from "./need";
import { seriesOf, verdictDates, wholeDate } from "./timeline";

const dated = (documentDate: string, value: number, unit = "%", comparator = "=" as const) => ({
  documentDate,
  documentTitle: "A speech",
  documentSpeaker: "",
  quantities: [{ value, unit, comparator }],
});

test("numbers of one unit stand on one axis, changes apart from totals", () => {
  const series = seriesOf([
    dated("2024-03", 60),
    dated("2023", 50),
    dated("2023", 318, "calls"),
    { ...dated("2024", 5), quantities: [{ value: 5, unit: "%", comparator: "change" }] },
    dated("", 99),
  ]);
  expect(series.map(({ unit, numbers }) => [unit, numbers.length])).toEqual([
    ["%", 2],
    ["calls", 1],
    ["%", 1],
  ]);
  expect(wholeDate("2024-03")).toBe("2024-03-01");
  expect(wholeDate("in spring")).toBeNull();
});

test("the dates of a claim's verdicts are told by its history", () => {
  const past = [
    { at: "2024-01-01", before: { verdict: null } },
    { at: "2024-02-01", before: { verdict: "true" } },
    { at: "2024-03-01", before: { verdict: "true" } },
  ];
  expect(verdictDates({ verdict: "false", decidedAt: "2024-03-01" }, past)).toEqual([
    { at: "2024-01-01", verdict: "true" },
    { at: "2024-03-01", verdict: "false" },
  ]);
  expect(verdictDates({ verdict: "true", decidedAt: "2024-05-01" }, [])).toEqual([
    { at: "2024-05-01", verdict: "true" },
  ]);
  expect(verdictDates({ verdict: null, decidedAt: null }, [])).toEqual([]);
});

test("weights are numbers from nought to ten, and what is said wrongly weighs nothing more", () => {
  expect(
    weightsIn({ weights: { causal: 3, legal: -1, value: "9", policy: 11, factual: 0 } }),
  ).toEqual({ causal: 3, factual: 0 });
  expect(weightsIn(null)).toEqual({});
  const claim = {
    type: "causal",
    verdict: null,
    checkable: null,
    primaryEvidence: 0,
    occurrences: 4,
    searches: ["not-found"] as const,
  };
  expect(urgency(claim, { causal: 3 })).toBe(6);
  expect(needsEvidence(claim)).toBe(true);
  expect(needsEvidence({ ...claim, verdict: "opinion" })).toBe(false);
  expect(needsEvidence({ ...claim, searches: ["not-found", "not-needed"] })).toBe(false);
});
