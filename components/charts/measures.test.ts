import { expect, test } from "vitest";
import { crossTabulate, peakOf, type CrossCell } from "./measures";

const cell = (technique: string, target: string, claimId: string | null, count = 1): CrossCell => ({
  technique,
  label: technique.toUpperCase(),
  target,
  claimId,
  count,
  claim: claimId && `Claim ${claimId}`,
});
const CELLS = [
  cell("doubt", "The opposition", "1", 2),
  cell("doubt", "the Opposition", null),
  cell("fear", "", "1"),
  cell("fear", "Ana Reis", "2", 9),
];

test("targets stand beside each other, the commonest first, nobody last, whatever their case", () => {
  const view = crossTabulate(CELLS, "target", null);
  expect(view.columns.map(({ label }) => label)).toEqual(["Ana Reis", "The opposition", ""]);
  expect(view.at("doubt", "the opposition")).toBe(3);
  expect(view.at("fear", "")).toBe(1);
});

test("the third role narrows what is counted", () => {
  const view = crossTabulate(CELLS, "target", "1");
  expect(view.at("doubt", "the opposition")).toBe(2);
  expect(view.columns.map(({ key }) => key)).toEqual(["the opposition", ""]);
  expect(crossTabulate(CELLS, "claim", "the opposition").columns.map(({ label }) => label)).toEqual(
    ["Claim 1", ""],
  );
});

test("the peak of a line is its first highest place", () => {
  expect(peakOf([0, 3, 9, 9, 1])).toBe(2);
  expect(peakOf([0, 0])).toBe(0);
});
