import fc from "fast-check";
import { expect, test } from "vitest";
import { overlap, span, type Span } from "../span/span";
import { findSameWords } from "./same-words";

const text = "He said: “Rain fell.” Then more.";
const coverSameWords = (words: string, a: Span, b: Span) => findSameWords(words, [a], [b])[0] === b;

test("spans with and without the quotation marks cover the same words", () => {
  expect(coverSameWords(text, span(9, 21), span(10, 20))).toBe(true);
  expect(coverSameWords(text, span(10, 20), span(8, 22))).toBe(true);
});

test("a word more, or words elsewhere, are other words", () => {
  expect(coverSameWords(text, span(9, 21), span(10, 26))).toBe(false);
  expect(coverSameWords(text, span(15, 21), span(10, 20))).toBe(false);
  expect(coverSameWords(text, span(9, 21), span(22, 26))).toBe(false);
});

test("of many spans the same are found as by comparing each with each", () => {
  const edge = fc.nat(11);
  const spans = fc.array(
    fc.tuple(edge, edge).map(([a, b]) => span(Math.min(a, b), Math.max(a, b) + 1)),
    { maxLength: 8 },
  );
  const words = fc.array(fc.constantFrom("a", "”", " ", "é"), { minLength: 12, maxLength: 12 });
  const isSame = (words: string, a: Span, b: Span) =>
    overlap(a, b) &&
    ![
      words.slice(Math.min(a.start, b.start), Math.max(a.start, b.start)),
      words.slice(Math.min(a.end, b.end), Math.max(a.end, b.end)),
    ].some((apart) => /[aé]/.test(apart));
  fc.assert(
    fc.property(words, spans, spans, (parts, some, others) => {
      const whole = parts.join("");
      const found = findSameWords(whole, some, others);
      some.forEach((one, i) => {
        expect(found[i] !== null).toBe(others.some((other) => isSame(whole, one, other)));
        if (found[i]) expect(isSame(whole, one, found[i])).toBe(true);
      });
    }),
    { seed: 20261128, numRuns: 2_000 },
  );
});
