import fc from "fast-check";
import { describe as group, expect, test } from "vitest";
import { find } from "./find";
import { describe } from "./quote";

group("a quote without a position", () => {
  const text = "It rose. Then it fell. Then it rose again.";
  test("is found once", () =>
    expect(find(text, { exact: "fell" })).toEqual({ found: "once", at: { start: 17, end: 21 } }));
  test("is found in many places, nearest to the hint first", () => {
    const found = find(text, { exact: "rose", hint: 40 });
    expect(found).toEqual({
      found: "many",
      at: [
        { start: 31, end: 35 },
        { start: 3, end: 7 },
      ],
    });
  });
  test("is told apart by what stands around it", () => {
    expect(find(text, { exact: "rose", suffix: " again" })).toMatchObject({
      found: "once",
      at: { start: 31 },
    });
    expect(find(text, { exact: "rose", prefix: "It " })).toMatchObject({
      found: "once",
      at: { start: 3 },
    });
  });
  test("stays in many places when its context fits nowhere or everywhere", () => {
    expect(find(text, { exact: "rose", prefix: "has " }).found).toBe("many");
    expect(find("a a a", { exact: "a" })).toMatchObject({ found: "many", at: { length: 3 } });
  });
  test("is lost when a letter differs", () => {
    expect(find(text, { exact: "Fell" })).toEqual({ found: "lost" });
    expect(find(text, { exact: "" })).toEqual({ found: "lost" });
  });
  test("is not found in its composed form", () =>
    expect(find("e\u0301", { exact: "\u00e9" }).found).toBe("lost"));
});

test("what describe says of a span, find finds again, in any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        const quote = describe(text, { start, end });
        expect(quote.exact).toBe(text.slice(start, end));
        expect(text.slice(0, start).endsWith(quote.prefix)).toBe(true);
        expect(text.slice(end).startsWith(quote.suffix)).toBe(true);
        const found = find(text, quote);
        const places = found.found === "once" ? [found.at] : found.found === "many" ? found.at : [];
        expect(places).toContainEqual({ start, end });
      },
    ),
    { seed: 20261122, numRuns: 1_000 },
  );
});

test("context holds 32 code points and cuts no character", () => {
  const text = `${"👩‍👩‍👧‍👦".repeat(20)}here${"🇺🇳".repeat(40)}`;
  const start = text.indexOf("here");
  const { prefix, suffix } = describe(text, { start, end: start + 4 });
  expect([...prefix].length).toBeGreaterThanOrEqual(32);
  expect(prefix.startsWith("👩")).toBe(true);
  expect([...suffix].length).toBe(32);
});

test("a span outside the text is a mistake of ours", () => {
  expect(() => describe("abc", { start: 2, end: 4 })).toThrow(RangeError);
  expect(() => describe("abc", { start: 2, end: 2 })).toThrow(RangeError);
});
