import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchable } from "./fold";
import { expressionProblem, patternHits, type Pattern } from "./pattern";

const found = (text: string, how: Pattern["how"], value: string, most = 99) =>
  patternHits(searchable(text), { how, value }, most).map(({ start, end }) =>
    text.slice(start, end),
  );

describe("wildcards", () => {
  test.each([
    ["The Harbours of harbourmen; harass.", "harb*", ["Harbours", "harbourmen"]],
    ["hat, hot, hats, heat", "h?t", ["hat", "hot"]],
    ["Krän­kung, kranken", "krank*", ["Krän­kung", "kranken"]],
    ["nine per\ncent, ten per cent", "* per cent", ["nine per\ncent", "ten per cent"]],
    ["it isn’t; is it?", "is*", ["isn’t", "is"]],
    ["1.5 (a+b)", "a+*", ["a+b"]],
    ["harbour", "arb*", []],
  ])("in “%s”, %s", (text, value, expected) => {
    expect(found(text, "wildcards", value)).toEqual(expected);
  });
});

describe("regular expressions", () => {
  test.each([
    ["9 per cent, 12 PER CENT", String.raw`\d+ per cent`, ["9 per cent", "12 PER CENT"]],
    ["Évian, Evans", "É[vw]i?an", ["Évian", "Evan"]],
    ["a B c", String.raw`\S \S`, ["a B"]],
    ["Straße", "STRASSE", ["Straße"]],
    ["die, der, das", String.raw`\bd(?:ie|er)\b`, ["die", "der"]],
    ["日本語 and ascii", String.raw`\p{Han}+`, ["日本語"]],
    ["abc", "x*", []],
  ])("in “%s”, %s", (text, value, expected) => {
    expect(expressionProblem(value)).toBeNull();
    expect(found(text, "expression", value)).toEqual(expected);
  });

  test.each(["(", "a**", "[z-a]", String.raw`(a)\1`, "(?=a)x", "a{1001}"])(
    "%s is none",
    (value) => {
      expect(expressionProblem(value)).not.toBeNull();
    },
  );

  test("one that stops other engines for good is answered", () => {
    expect(found("a".repeat(50_000), "expression", "(a+)+b")).toEqual([]);
    expect(found("a".repeat(2_000), "expression", "(a|aa)*$", 1)).toEqual(["a".repeat(2_000)]);
  });

  test("whatever is no expression is refused, and nothing throws", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string(), (value, text) => {
        if (expressionProblem(value) !== null) return;
        for (const hit of patternHits(searchable(text), { how: "expression", value }, 9)) {
          expect(hit.start).toBeLessThan(hit.end);
        }
      }),
    );
  });
});
