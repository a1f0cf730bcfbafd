import { expect, test } from "vitest";
import { missingFrom } from "./missing-words";
import { numeralsIn } from "./numerals";
import { proposeQuantities } from "./quantities";

const proposed = (words: string, language?: string) =>
  proposeQuantities(words, language).map(({ value, unit, comparator }) => [
    comparator,
    value,
    unit,
  ]);

test("numbers are read in the digit styles of Europe", () => {
  const values = (words: string, language?: string) =>
    numeralsIn(words, language).map(({ value }) => value);
  expect(values("41,000 and 3.5 and 1,234,567.8")).toEqual([41000, 3.5, 1234567.8]);
  expect(values("41.000 und 3,5 und 1.234.567,8", "de")).toEqual([41000, 3.5, 1234567.8]);
  expect(values("41\u202f000 et 3,5", "fr")).toEqual([41000, 3.5]);
  expect(values("12'500 Franken", "de-CH")).toEqual([12500]);
  expect(values("14.6 million, 2,5 Mrd. and 3bn")).toEqual([14600000, 2500000000, 3000000000]);
  expect(values("2 Billionen", "de")).toEqual([2]);
  expect(values("a hundred and forty people, sixty tonnes, twenty-one")).toEqual([140, 60, 21]);
  expect(values("no one knows")).toEqual([]);
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
