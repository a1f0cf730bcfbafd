import { expect, test } from "vitest";
import { fromPlain } from "../text/plain";
import { density, usualWindow } from "./density";
import { measureText, wordAtOffset } from "./measured-text";

test("three occurrences in a window of ten words are 300 per thousand", () => {
  // The window around word 50 holds words 45 to 54.
  const rates = density([44, 45, 50, 54, 55], 101, 10, 101);
  expect(rates[50]).toEqual({ word: 50, rate: 300 });
  expect(rates).toHaveLength(101);
});

test("at the ends the rate is of the words that are there", () => {
  // Around word 0 only words 0 to 4 are left of the window of ten.
  expect(density([0], 100, 10, 100)[0]).toEqual({ word: 0, rate: 200 });
  expect(density([99], 100, 10, 100).at(-1)).toEqual({ word: 99, rate: 1000 / 6 });
});

test("points are spread evenly and never more than there are words", () => {
  expect(density([], 1_000, 100, 5).map(({ word }) => word)).toEqual([0, 250, 500, 749, 999]);
  expect(density([1], 3, 100, 50)).toHaveLength(3);
  expect(density([], 0, 100, 50)).toEqual([]);
});

test("evenly strewn occurrences give the same rate everywhere but for the grain", () => {
  const places = Array.from({ length: 100 }, (_, at) => at * 10);
  for (const { rate } of density(places, 1_000, 100, 40))
    expect(Math.abs(rate - 100)).toBeLessThan(15);
});

test.each([
  [40, 50],
  [1_200, 120],
  [90_000, 500],
])("a text of %d words is looked at through a window of %d", (words, window) => {
  expect(usualWindow(words)).toBe(window);
});

test("a transcript is measured in words and sentences, each with its speaker", () => {
  const document = fromPlain("THE CHAIR: The quay is open. It cost much.\n\nANA REIS: How much?\n");
  if (!document.ok) throw new Error("the text is not usable");
  const text = measureText(document.value);
  const sentences = text.sentences.map(({ words, speaker }) => [speaker, words]);
  expect(sentences.at(-1)?.[0]).toBe("ANA REIS");
  expect(sentences[0]?.[0]).toBe("THE CHAIR");
  const counted = text.sentences.reduce((sum, { words }) => sum + words, 0);
  expect(counted).toBe(text.wordStarts.length);
  const at = document.value.text.indexOf("cost") + 2;
  expect(text.wordStarts[wordAtOffset(text, at)]).toBe(document.value.text.indexOf("cost"));
});
