import fc from "fast-check";
import { expect, test } from "vitest";
import { regExpSteps } from "./regexp-steps";

const EXPRESSIONS = [
  /a+b/g,
  /(?:a|ab)*c/g,
  /^\s*a{2,3}?(b|c)\1/gm,
  /(?<=b)a(?!c)|\bc\b/gu,
  /[^a\s]+$/g,
  /(a*)*b/g,
  /\p{L}+(?:['’]\p{L}+)*/gu,
];

test("what is found by counted steps is what the engine finds", () => {
  const texts = fc
    .array(fc.constantFrom("a", "b", "c", " ", "\n", "’", "😀"), { maxLength: 14 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, fc.constantFrom(...EXPRESSIONS), (text, expression) => {
      const own = new RegExp(expression);
      const native = own.exec(text);
      const { found } = regExpSteps(own.source, own.flags, text, 0);
      expect(found).toEqual(native && [native.index, native.index + native[0].length]);
    }),
    { seed: 20261128, numRuns: 3_000 },
  );
});

test("steps of nested and of unanchored quantifiers grow as they do in an engine", () => {
  const steps = (expression: RegExp, text: string) =>
    regExpSteps(expression.source, expression.flags, text, 0).steps;
  const growthOf = (expression: RegExp, part: string, length: number) =>
    steps(expression, part.repeat(2 * length)) / steps(expression, part.repeat(length));
  expect(growthOf(/[a]+b/, "a", 200)).toBeGreaterThan(3.5);
  expect(growthOf(/(?:a|a)+b/, "a", 7)).toBeGreaterThan(50);
  expect(growthOf(/a+/, "a", 200)).toBeLessThan(2.1);
});
