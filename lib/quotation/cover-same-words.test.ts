import { expect, test } from "vitest";
import { span } from "../span/span";
import { coverSameWords } from "./cover-same-words";

const text = "He said: “Rain fell.” Then more.";

test("spans with and without the quotation marks cover the same words", () => {
  expect(coverSameWords(text, span(9, 21), span(10, 20))).toBe(true);
  expect(coverSameWords(text, span(10, 20), span(8, 22))).toBe(true);
});

test("a word more, or words elsewhere, are other words", () => {
  expect(coverSameWords(text, span(9, 21), span(10, 26))).toBe(false);
  expect(coverSameWords(text, span(15, 21), span(10, 20))).toBe(false);
  expect(coverSameWords(text, span(9, 21), span(22, 26))).toBe(false);
});
