import { expect, test } from "vitest";
import { findLoosely } from "./find-loosely";
import { looseText } from "./loose-text";

const placesOf = (text: string, exact: string, rest: object = {}) =>
  findLoosely(looseText(text), { exact, ...rest });

test("characters without width are nothing, alone and between blanks", () => {
  const text = "The pi\ufeffer is \u00ad shut.";
  expect(looseText(text).text).toBe("The pier is shut.");
  expect(placesOf(text, "pier is shut")).toEqual({ found: "once", at: { start: 4, end: 19 } });
  expect(placesOf("The pier is shut.", "p\u200bier\u00a0is")).toMatchObject({ found: "once" });
});

test("where words stand more often than anybody looks, no place is meant for sure", () => {
  const surroundings = { prefix: "nobody was on board of the" };
  const text = (times: number) =>
    `${"A ferry. ".repeat(times)}Is it true that she was on board of the ferry? Nobody was on board of the ferry.`;
  const few = text(900);
  expect(placesOf(few, "ferry", surroundings)).toEqual({
    found: "once",
    at: { start: few.length - 6, end: few.length - 1 },
  });
  expect(placesOf(text(999), "ferry", surroundings).found).toBe("many");
});
