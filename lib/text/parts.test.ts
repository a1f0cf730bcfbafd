import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "./parts";

const wordsOf = (text: string, longest: number) =>
  partsOf(text, longest).map(({ start, end }) => text.slice(start, end));

test("a short text is one part, and an empty one too", () => {
  expect(wordsOf("It rained.", 20)).toEqual(["It rained."]);
  expect(wordsOf("", 20)).toEqual([""]);
});

test("a text is cut behind a paragraph, a sentence or a word", () => {
  expect(wordsOf("It rained all day.\n\nIt was over.", 24)).toEqual([
    "It rained all day.\n\n",
    "It was over.",
  ]);
  expect(wordsOf("It rained all day. It was over.", 24)).toEqual([
    "It rained all day. ",
    "It was over.",
  ]);
  expect(wordsOf("It rained all through", 16)).toEqual(["It rained all ", "through"]);
});

test("parts are the whole text, none too long, and cut no character in two", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.integer({ min: 2, max: 60 }),
      (text, longest) => {
        const parts = wordsOf(text, longest);
        expect(parts.join("")).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(longest);
          expect(part.isWellFormed()).toBe(text.isWellFormed() || part.isWellFormed());
        }
      },
    ),
  );
});
