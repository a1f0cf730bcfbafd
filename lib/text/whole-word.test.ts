import { expect, test } from "vitest";
import { isWholeWords } from "./whole-word";

const whole = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return isWholeWords(text, { start, end: start + words.length });
};

test.each([
  ["The pier is shut.", "pier", true],
  ["The piers are shut.", "pier", false],
  ["A skipper waits.", "kipper", false],
  ["Pier", "Pier", true],
  ["l’eau monte", "eau", true],
  ["the pier-head", "pier", true],
  ["Pier 20,000", "20", true],
  ["Pier 2000", "20", false],
  ["cafe\u0301s", "cafe", false],
  ["Причалы закрыты", "Причал", false],
  ["Причал закрыт", "Причал", true],
  ["𐐨𐐩 𐐪", "𐐨𐐩", true],
  ["𐐨𐐩𐐪", "𐐨𐐩", false],
  ["🌉pier🌉", "pier", true],
  ["the pier is shut", "pier is", true],
  ["the pier is shut", "pier i", false],
  ["東京港は閉まっている", "東京", true],
  ["東京A", "A", true],
  ["ท่าเรือปิดแล้ว", "ปิด", true],
])("in “%s” the words “%s” are whole: %s", (text, words, expected) => {
  expect(whole(text, words)).toBe(expected);
});
