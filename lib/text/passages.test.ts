import fc from "fast-check";
import { expect, test } from "vitest";
import { isWellFormed } from "./code-points";
import { passagesOf } from "./passages";

const words = fc
  .array(fc.constantFrom("a", "flood", " ", "\n", "🌉", "ü", "."), { maxLength: 200 })
  .map((parts) => parts.join(""));

test("passages are the whole text, and end after a line or a space where one is near", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 40 }), (text, length) => {
      const passages = passagesOf(text, length);
      expect(passages.map((passage) => passage.text).join("")).toBe(text);
      let start = 0;
      passages.forEach((passage, position) => {
        expect(passage.start).toBe(start);
        expect(passage.text.length).toBeLessThanOrEqual(length);
        expect(isWellFormed(passage.text)).toBe(true);
        start += passage.text.length;
        if (position === passages.length - 1) return;
        const secondHalf = text.slice(
          passage.start + Math.ceil(length / 2),
          passage.start + length,
        );
        const end = secondHalf.includes("\n") ? "\n" : " ";
        if (secondHalf.includes(end)) {
          expect(passage.text.endsWith(end)).toBe(true);
          const cut = passage.text.length - Math.ceil(length / 2);
          expect(secondHalf.slice(cut)).not.toContain(end);
        }
      });
    }),
  );
});

test("a long text without a line end or a space is cut by reading each part of it once", () => {
  // Looking back to the beginning for each passage would read fifty thousand million characters.
  const passages = passagesOf("x".repeat(20_000_000));
  expect(passages).toHaveLength(5_000);
});
