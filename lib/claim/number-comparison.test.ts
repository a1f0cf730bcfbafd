import { expect, test } from "vitest";
import { compareNumbers, nearestNumber } from "./number-comparison";
import { proposeQuantities } from "./quantities";

/** The first number of some words. */
function numberIn(words: string) {
  const [only] = proposeQuantities(words, "en");
  if (!only) throw new Error(`no number in: ${words}`);
  return only;
}
const compare = (claim: string, source: string) =>
  compareNumbers(numberIn(claim), numberIn(source));

test.each([
  ["The yard has 40 boats.", "There were 40 boats.", "same", 0],
  ["Rents rose 4 percent.", "Rents rose by 4 per cent.", "same", 0],
  ["It cost $3 million.", "The bill was 3 million dollars.", "same", 0],
  ["The yard has about 40 boats.", "There were 41 boats.", "fits", 1],
  ["More than 300 boats came.", "The log counts 412 boats.", "fits", 112],
  ["The yard has 10 to 20 boats.", "There were 12 boats.", "fits", 2],
  ["The yard has 40 boats.", "There were 31 boats.", "differs", -9],
  ["More than 300 boats came.", "The log counts 212 boats.", "differs", -88],
  ["Rents rose 4 percent.", "Rents fell 4 percent.", "differs", -8],
])("%s against: %s is %s", (claim, source, relation, difference) => {
  expect(compare(claim, source)).toMatchObject({ relation, difference });
});

test.each([
  ["The yard has 40 boats.", "It has 40 cranes.", "other-unit"],
  ["The share fell 4 percent.", "The share fell 4 percentage points.", "other-unit"],
  ["Rents rose 4 percent.", "Rents are at 4 percent.", "other-kind"],
])("%s can not be compared with: %s, which has %s", (claim, source, relation) => {
  expect(compare(claim, source)).toEqual({ relation, difference: null, share: null });
});

test("another base or another year is said, and one that is not named is no other", () => {
  const plain = { ...numberIn("40 percent walk."), base: "", denominator: "", period: "" };
  const of = (more: object) => compareNumbers({ ...plain, ...more }, plain);
  const both = (one: object, other: object) =>
    compareNumbers({ ...plain, ...one }, { ...plain, ...other }).relation;
  expect(of({ denominator: "the pupils" }).relation).toBe("same");
  expect(both({ denominator: "the pupils" }, { denominator: "pupils" })).toBe("same");
  expect(both({ denominator: "the pupils" }, { denominator: "the teachers" })).toBe("other-base");
  expect(both({ base: "2010" }, { base: "1990" })).toBe("other-base");
  expect(both({ period: "in 2021" }, { period: "2023" })).toBe("other-period");
  expect(both({ period: "2021/2023" }, { period: "2023" })).toBe("same");
});

test("a difference is a part of the claim's number, of which zero has none", () => {
  expect(compare("The yard has 40 boats.", "There were 30 boats.").share).toBe(-0.25);
  const none = { ...numberIn("40 boats came."), value: 0 };
  expect(compareNumbers(none, numberIn("30 boats came.")).share).toBeNull();
});

test("a source's number is set against the nearest that can be compared", () => {
  const claim = proposeQuantities("Of 40 boats 12 boats sank, a rise of 3 percent.", "en");
  const at = (words: string) => {
    const index = nearestNumber(claim, numberIn(words));
    return index === null ? null : claim[index]?.value;
  };
  expect(at("The log names 14 boats.")).toBe(12);
  expect(at("Losses rose 5 percent.")).toBe(3);
  expect(nearestNumber([], numberIn("14 boats"))).toBeNull();
});
