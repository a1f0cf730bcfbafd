import { expect, test } from "vitest";
import { parseBrackets } from "@/lib/span/bracketed";
import type { Unit } from "@/lib/query/language";
import { apart } from "@/server/query/distance";

function between(notation: string, unit: Unit): number {
  const { text, spans } = parseBrackets(notation);
  const [one, other] = spans;
  if (!one || !other) throw new Error("two spans are needed");
  const pair = { ...one, secondStart: other.start, secondEnd: other.end };
  const back = { ...other, secondStart: one.start, secondEnd: one.end };
  const distance = apart(text, pair, { count: 100, unit });
  expect(apart(text, back, { count: 100, unit })).toBe(distance);
  return distance;
}

test.each([
  ["[a] [b]", "characters", 1],
  ["[a]🌉🌉[b]", "characters", 2],
  ["[a][b]", "characters", 0],
  ["[a [b] c]", "characters", 0],
  ["[a] one, two-three [b]", "words", 3],
  ["[a], [b]", "words", 0],
  ["[a] 東京大学 [b]", "words", 2],
  ["[One] and [two] here.", "sentences", 0],
  ["[One] here. [Two] there.", "sentences", 1],
  ["[One here.] [Two] there.", "sentences", 1],
  ["[One] here. Two is between. [Three] there.", "sentences", 2],
  ["Before. [One] here. [Two].", "sentences", 1],
] as const)("%s stand %s apart: %d", (notation, unit, expected) => {
  expect(between(notation, unit)).toBe(expected);
});

test("what lies farther off than the index looks is infinitely far", () => {
  const text = `a${"x".repeat(5_000)}b`;
  const pair = { start: 0, end: 1, secondStart: 5_001, secondEnd: 5_002 };
  expect(apart(text, pair, { count: 1, unit: "words" })).toBe(Infinity);
});
