import { expect, test } from "vitest";
import { spacedPieces } from "./shown-spaces";

/** The pieces with those that are kept in brackets. */
function cut(words: string, followsBreak = false): string {
  return spacedPieces(words, followsBreak)
    .map(({ text, isSpace }) => (isSpace ? `[${text}]` : text))
    .join("");
}

test.each([
  ["one space", "one space"],
  ["two  spaces", "two[  ]spaces"],
  ["a\ttab", "a[\t]tab"],
  ["mixed \t and  more", "mixed[ \t ]and[  ]more"],
  ["a margin  \nof an editor", "a margin  \nof an editor"],
  ["", ""],
])("%j", (words, expected) => expect(cut(words)).toBe(expected));

test("what stands after a break of the line keeps a single space too", () => {
  expect(cut(" over the  sand", true)).toBe("[ ]over the[  ]sand");
  expect(cut(" over the sand")).toBe(" over the sand");
});

test("the pieces joined are the words", () => {
  for (const words of ["  a  b\t\tc ", "\t", " \n ", "a  "])
    for (const follows of [true, false])
      expect(
        spacedPieces(words, follows)
          .map(({ text }) => text)
          .join(""),
      ).toBe(words);
});
