import search from "approx-string-match";
import fc from "fast-check";
import { expect, test } from "vitest";
import { closestMatch } from "./closest-match";

const words = (maxLength: number) =>
  fc.array(fc.constantFrom("a", "b", "ab", "c ", "é", "😀"), { maxLength }).map((p) => p.join(""));

test("the first of the closest places is the one that approx-string-match finds", () => {
  fc.assert(
    fc.property(words(120), words(60), fc.nat(80), (text, pattern, most) => {
      expect(closestMatch(text, pattern, most)).toEqual(search(text, pattern, most)[0] ?? null);
    }),
    { seed: 20261128, numRuns: 3_000 },
  );
});

test("a pattern of many blocks is found with its errors", () => {
  const pattern = Array.from({ length: 90 }, (_, i) => `word ${i} `).join("");
  const written = pattern.replace("word 40", "wort 40").replace("word 70 ", "");
  const text = `before ${written}after`;
  const found = closestMatch(text, pattern, 200);
  expect(found?.errors).toBe(9);
  expect(text.slice(found?.start, found?.end)).toBe(written);
});
