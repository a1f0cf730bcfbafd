import { expect, test } from "vitest";
import { missingFrom } from "./missing-words";
import { proposeQuantities } from "./quantities";
import { QUANTITY_CASES } from "./quantity-cases";
import { numberAt, numeralsOf } from "./quantity/numbers";
import { tokensOf } from "./quantity/tokens";

const proposed = (words: string, language?: string) =>
  proposeQuantities(words, language).map(({ value, unit, comparator }) => [
    comparator,
    value,
    unit,
  ]);

test("numbers are read in the digit styles of Europe", () => {
  const values = (words: string, language = "") => {
    const tokens = tokensOf(words);
    const found: number[] = [];
    for (let at = 0; at < tokens.length;) {
      const number = numberAt(tokens, at, numeralsOf(language));
      if (number) found.push(number.value);
      at = number?.to ?? at + 1;
    }
    return found;
  };
  expect(values("41,000 and 3.5 and 1,234,567.8")).toEqual([41000, 3.5, 1234567.8]);
  expect(values("41.000 und 3,5 und 1.234.567,8", "de")).toEqual([41000, 3.5, 1234567.8]);
  expect(values("41\u202f000 et 3,5", "fr")).toEqual([41000, 3.5]);
  expect(values("12'500 Franken", "de-CH")).toEqual([12500]);
  expect(values("14.6 million, 2,5 Mrd. and 3bn")).toEqual([14600000, 2500000000, 3000000000]);
  expect(values("2 Billionen", "de")).toEqual([2e12]);
  expect(values("a hundred and forty people, sixty tonnes, twenty-one")).toEqual([140, 60, 21]);
  expect(values("4 hundred million, 37k, half a million, a quarter of a million, 3½")).toEqual([
    4e8, 37000, 5e5, 25e4, 3.5,
  ]);
  expect(values("two and a half million and .05 and 1.2×10^3")).toEqual([2.5e6, 0.05, 1200]);
  expect(proposed("no one knows")).toEqual([]);
});

test("what is compared, how much and of what is proposed from the words", () => {
  expect(proposed("More than 140 people work here")).toEqual([[">", 140, "people"]]);
  expect(proposed("nearly 87 per cent of the seats")).toEqual([["≈", 87, "%"]]);
  expect(proposed("Rents rose by one per cent in 2023")).toEqual([["change", 1, "%"]]);
  expect(proposed("Rents rose by 9 per cent in 2023")).toEqual([["change", 9, "%"]]);
  expect(proposed("Crime fell by half since 2019")).toEqual([["change", -50, "%"]]);
  expect(proposed("traffic has doubled")).toEqual([["ratio", 2, "×"]]);
  expect(proposed("one in four children")).toEqual([["=", 25, "%"]]);
  expect(proposed("rund 3,5 Prozent der Haushalte", "de")).toEqual([["≈", 3.5, "%"]]);
  expect(proposed("plus de 12 pour cent des ménages", "fr")).toEqual([[">", 12, "%"]]);
  expect(proposed("It cost €14.4 million")).toEqual([["=", 14400000, "€"]]);
  expect(proposed("In 2021 the council met")).toEqual([]);
});

test("period, place, whole and start are found where the words name them", () => {
  expect(
    proposeQuantities(
      "Cargo over Brackwater harbour rose from 41,000 tonnes in 2021 to 83,000 in 2023.",
    )[0],
  ).toMatchObject({ value: 83000, base: "41,000 tonnes", place: "Brackwater" });
  expect(proposeQuantities("It doubled between 2021 and 2023")[0]).toMatchObject({
    period: "2021/2023",
  });
  expect(proposeQuantities("doubled since we took office")[0]).toMatchObject({
    period: "since we took office",
  });
  expect(proposeQuantities("87 per cent of the seats in July")[0]).toMatchObject({
    denominator: "the seats",
    place: "",
  });
});

test("every proposal lies on its words", () => {
  const words = "Über 1.200 Fälle, 3,5 % der Schiffe und eine Verdoppelung: verdoppelt.";
  for (const { start, end } of proposeQuantities(words, "de")) {
    expect(words.slice(start, end)).toMatch(/\d|verdoppelt/);
  }
});

test("the card says what a number lacks", () => {
  const of = (words: string) => proposeQuantities(words).map(missingFrom)[0];
  expect(of("87 per cent in 2023")).toEqual(["share-of-what"]);
  expect(of("87 per cent of seats in 2023")).toEqual([]);
  expect(of("traffic has doubled")).toEqual(["change-from-what", "change-since-when"]);
  expect(of("140 people work there")).toEqual(["when", "where"]);
  expect(of("In 2023 Brackwater counted 140 people in Brackwater")).toEqual([]);
});

test("a rise or fall is a signed change with and without by, and where it arrives is none", () => {
  expect(proposed("Bread rose 7% and milk fell 2.5 percent.")).toEqual([
    ["change", 7, "%"],
    ["change", -2.5, "%"],
  ]);
  expect(proposed("The index dropped nine points to 320 points.")).toEqual([
    ["change", -9, "points"],
    ["=", 320, "points"],
  ]);
  expect(proposed("Fares were up 4 percent, ferries by 6 percent.")).toEqual([
    ["change", 4, "%"],
    ["change", 6, "%"],
  ]);
  expect(proposed("Output was 12% lower.")).toEqual([["change", -12, "%"]]);
  expect(proposed("The team gave up 12 goals and raised $40 million.")).toEqual([
    ["=", 12, "goals"],
    ["=", 40_000_000, "$"],
  ]);
  expect(proposed("Die Mieten sind um 5 Prozent gestiegen.", "de")).toEqual([["change", 5, "%"]]);
  expect(proposed("Waste was cut in half.")).toEqual([["change", -50, "%"]]);
});

test("a change by a range has a signed size, and what it arrives at is no change", () => {
  const [fell, arrived] = proposeQuantities("Tolls fell by 2 to 3 percent, and are up at 96.1.");
  expect(fell).toMatchObject({ comparator: "change", value: -2, low: -3, high: -2, unit: "%" });
  expect(arrived).toMatchObject({ comparator: "=", value: 96.1 });
  expect(proposed("Prices may rise between 5% and 6%.")).toEqual([["range", 5, "%"]]);
});

test("numbers that share the end of a word share its unit", () => {
  expect(proposed("The kiln has three-, four- and six-tonne drums.")).toEqual([
    ["=", 3, "tonne"],
    ["=", 4, "tonne"],
    ["=", 6, "tonne"],
  ]);
  expect(proposed("They offer two- and three-year contracts.")).toEqual([]);
});

test("a minus belongs to its number, and a hyphen does not", () => {
  expect(proposed("It was −8 degrees, then minus 3 degrees and minus-12 degrees.")).toEqual([
    ["=", -8, "degrees"],
    ["=", -3, "degrees"],
    ["=", -12, "degrees"],
  ]);
  expect(proposed("a 40-tonne crane")).toEqual([["=", 40, "tonne"]]);
});

test("points of a percentage are not percent", () => {
  expect(proposed("It fell by 0.4 percentage points.")).toEqual([
    ["change", -0.4, "percentage points"],
  ]);
  expect(proposed("Die Quote sank um 2 Prozentpunkte.", "de")).toEqual([
    ["change", -2, "Prozentpunkte"],
  ]);
});

test("parts of a whole are percentages of it", () => {
  expect(
    proposed("Nearly two-thirds of the pupils walk, and one out of four pupils cycles."),
  ).toEqual([
    ["≈", 66.7, "%"],
    ["=", 25, "%"],
  ]);
  expect(proposeQuantities("Three in ten farms are leased.")[0]?.denominator).toBe("farms");
  expect(proposed("in the third quarter, in the second half of the match")).toEqual([]);
});

test("a range is one quantity with two ends", () => {
  const ranges = (words: string) =>
    proposeQuantities(words).map(({ comparator, low, high, unit }) => [
      comparator,
      low,
      high,
      unit,
    ]);
  expect(ranges("Between 30 and 45 people came, for 5-7 hours.")).toEqual([
    ["range", 30, 45, "people"],
    ["range", 5, 7, "hours"],
  ]);
  expect(ranges("It costs $3 to $4 million")).toEqual([["range", 3e6, 4e6, "$"]]);
  expect(ranges("It costs $900 to $4 million")).toEqual([["range", 900, 4e6, "$"]]);
  expect(ranges("Wages went from 9 dollars to 14 dollars.")).toEqual([["range", 9, 14, "dollars"]]);
  expect(ranges("Tens of thousands of fans came.")).toEqual([["range", 1e4, 1e5, "fans"]]);
});

test("amounts of money are read with what stands on both sides of them", () => {
  expect(
    proposed("It cost US$2.3 trillion, HK $40, 1,200€, 90 Canadian dollars or RM12.50."),
  ).toEqual([
    ["=", 2.3e12, "US$"],
    ["=", 40, "HK$"],
    ["=", 1200, "€"],
    ["=", 90, "Canadian dollars"],
    ["=", 12.5, "RM"],
  ]);
  expect(proposeQuantities("Oil is $70 a barrel.")[0]?.denominator).toBe("barrel");
  expect(proposeQuantities("Debt per head is $9,000.")[0]?.denominator).toBe("head");
});

test.each([
  "On 14 May 2019 and Nov. 3 they met at 4:39, 10.45pm and 5 a.m.",
  "They won 3-1 and drew 2-2.",
  "The 52-year-old teacher and Ana Reis, 34, left.",
  "Airbus 320 jets and Flight 90 and the iPhone 11 Pro and the TA-35 were named.",
  "The 3rd and the 21st came in the 1990s.",
  "Article 12, section 4, page 7 and No. 9 apply.",
  "She lives at 12 Mill Road.",
  "Call 555-0123.",
  "Since 2004 and in 1999 it was so.",
  "1. Open the lock.",
  "One of them knows the other one.",
  "a five-year plan and a third-party test",
])("%s has no quantity", (words) => {
  expect(proposed(words)).toEqual([]);
});

test("accented letters end and begin words", () => {
  expect(proposed("Les loyers ont doublé.", "fr")).toEqual([["ratio", 2, "×"]]);
  expect(proposed("Los precios se duplicó", "es")).toEqual([["ratio", 2, "×"]]);
  expect(proposed("près de 300 élèves", "fr")).toEqual([["≈", 300, "élèves"]]);
  expect(proposed("参加者约三千人。", "zh")).toEqual([["≈", 3000, "人"]]);
  expect(proposed("约占百分之十五", "zh")).toEqual([["=", 15, "%"]]);
});

test("a base stands only where the words compare", () => {
  const bases = (words: string) => proposeQuantities(words).map(({ base }) => base);
  expect(bases("It was 12% compared with 9% in 2011.")).toEqual(["9% in 2011", ""]);
  expect(bases("Boys are twice as likely as girls to drop out.")).toEqual(["girls"]);
  expect(bases("He took 40 boats from the harbour to the lock.")).toEqual([""]);
  expect(bases("Two thirds more than expected came, some 90 people.")).toEqual(["", ""]);
});

test("a conversion in brackets is bounded as what it converts", () => {
  expect(proposed("over 40 miles (64 km)")).toEqual([
    [">", 40, "miles"],
    [">", 64, "km"],
  ]);
});

test("the period is the nearest one, and the time a change took is its period", () => {
  expect(proposeQuantities("It was 12 tonnes in 2001 and 15 tonnes in 2003.")).toMatchObject([
    { period: "2001" },
    { period: "2003" },
  ]);
  expect(proposeQuantities("Prices doubled in six years.")).toMatchObject([
    { period: "in six years" },
  ]);
});

test.each(QUANTITY_CASES)("$text", ({ text, quantities }) => {
  const written = proposeQuantities(text).map(({ value, low, high, unit }) => [
    low === undefined ? String(value) : `${low}-${high}`,
    unit,
  ]);
  const values = quantities.map(({ change, value, unit }) => [
    change === "down" ? `-${value}` : value,
    unit,
  ]);
  expect(written).toEqual(values);
});
