import { expect, test } from "vitest";
import { rankCandidates } from "./rank";
import { termsOf } from "./terms";

test("terms are stems, numbers, values in words, and pairs of unspaced characters", () => {
  expect(termsOf("The dockers’ strikes cost 14.4 million.")).toEqual([
    "docker",
    "strike",
    "cost",
    "14.4",
    "million",
  ]);
  expect(termsOf("Half of #HarbourTowns")).toEqual(["half", "harbour", "town", "50"]);
  expect(termsOf("Die Mietpreiserhöhung")).toEqual(["die", "mietpreiserhohung"].map(stemmed));
  expect(termsOf("東京大学")).toEqual(["東京", "京大", "大学"]);
  expect(termsOf("See https://example.org/a?b=c of it")).toEqual(["see"].map(stemmed));
});

test("a term is short and has whole characters, whatever the word", () => {
  expect(termsOf("๑".repeat(900))).toEqual(["๑".repeat(64)]);
  expect(termsOf("x".repeat(900)).map((term) => term.length)).toEqual([64]);
  // A letter of one unit before letters of two.
  expect(termsOf("é" + "𐌰".repeat(20))).toEqual(["e" + "𐌰".repeat(5)]);
});

const stemmed = (word: string) => termsOf(word)[0] ?? "";

test("a statement is wholly like itself, and less like what has a part of its words", () => {
  const register = { statements: 2, averageLength: 4, occurrences: new Map() };
  const words = "harbour rents doubled";
  const ranked = rankCandidates(
    words,
    [
      { id: "a", statement: "harbour rents", score: 0 },
      { id: "b", statement: words, score: Number.MAX_VALUE },
    ],
    register,
  );
  expect(ranked.map(({ id }) => id)).toEqual(["b", "a"]);
  expect(ranked[0]?.likeness).toBe(1);
  expect(ranked[1]?.likeness).toBeGreaterThan(0);
});

test("words without any term, or no words, are like nothing and break nothing", () => {
  const register = { statements: 0, averageLength: 0, occurrences: new Map<string, number>() };
  expect(rankCandidates("", [], register)).toEqual([]);
  expect(
    rankCandidates("the of", [{ id: "a", statement: "", score: 0 }], register)[0]?.likeness,
  ).toBeLessThan(0.1);
});
