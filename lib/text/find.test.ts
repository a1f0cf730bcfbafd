import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hitFrom, hits } from "./find";
import { searchable } from "./fold";

const found = (text: string, words: string) =>
  hits(searchable(text), words).map(({ start, end }) => text.slice(start, end));

describe("finding words in a text", () => {
  test.each([
    ["Łódź and lodz", "lodz", ["Łódź", "lodz"]],
    ["The HARBOUR, the harbour", "harbour", ["HARBOUR", "harbour"]],
    ["Straße, STRASSE", "strasse", ["Straße", "STRASSE"]],
    ["“It’s done” — really", '"it\'s done" - really', ["“It’s done” — really"]],
    ["two  words\non\u00a0lines", "words on lines", ["words\non\u00a0lines"]],
    ["Ὀδυσσεύς", "οδυσσευσ", ["Ὀδυσσεύς"]],
    ["שָׁלוֹם", "שלום", ["שָׁלוֹם"]],
    ["مُحَمَّد", "محمد", ["مُحَمَّد"]],
    ["去年失业率下降了", "失业率", ["失业率"]],
    ["İstanbul", "istanbul", ["İstanbul"]],
    ["ex\u00adample", "example", ["ex\u00adample"]],
    ["ﬁne", "fine", ["ﬁne"]],
  ])("in “%s” the words “%s” are found", (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  test("an accent that stands alone belongs to its letter", () => {
    const text = "cafe\u0301 noir";
    expect(found(text, "cafe")).toEqual(["cafe\u0301"]);
    expect(found(text, "café noir")).toEqual([text]);
  });

  test("half a Hangul syllable is not found in another", () => {
    expect(found("각 가", "가")).toEqual(["가"]);
  });

  test("hits do not overlap, and nothing is found for nothing", () => {
    expect(found("aaaa", "aa")).toEqual(["aa", "aa"]);
    expect(found("abc", "  ")).toEqual([]);
    expect(found("", "a")).toEqual([]);
  });

  test("after the last hit the first follows", () => {
    const text = "a b a";
    const all = hits(searchable(text), "a");
    expect(hitFrom(all, 1)).toBe(1);
    expect(hitFrom(all, 5)).toBe(0);
  });

  test("whatever is looked for in a text that holds it is found where it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), (words, a, b) => {
        fc.pre(words.trim() === words && words !== "");
        const text = `${a} ${words} ${b}`;
        const all = hits(searchable(text), words);
        fc.pre(searchable(words).folded.trim() !== "");
        expect(all.length).toBeGreaterThan(0);
        for (const { start, end } of all) expect(start).toBeLessThan(end);
      }),
    );
  });
});
