import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clauseAt, nextSentence, previousSentence, sentenceAt } from "./sentences";
import { nextWord, previousWord, wordAround } from "./words";

const at = (text: string, words: string) => text.indexOf(words);
const whole = (text: string) => ({ start: 0, end: text.length });
const cut = (text: string, run: { start: number; end: number } | null) =>
  run && text.slice(run.start, run.end);

const TEXT =
  "Dr. Smith said that, when prices fell 4.1 percent, nobody cheered. “Yes!” he cried. The U.S. economy grew.";

describe("around an offset", () => {
  test("a word is what a reader calls one", () => {
    const wordAt = (offset: number) => cut(TEXT, wordAround(TEXT, whole(TEXT), offset));
    expect(wordAt(at(TEXT, "rices"))).toBe("prices");
    expect(wordAt(at(TEXT, "prices") + 6)).toBeNull();
    expect(wordAt(at(TEXT, "4.1") + 1)).toBe("4.1");
  });

  test("a sentence survives titles, decimals and speech", () => {
    expect(cut(TEXT, sentenceAt(TEXT, whole(TEXT), at(TEXT, "said")))).toBe(
      "Dr. Smith said that, when prices fell 4.1 percent, nobody cheered.",
    );
    expect(cut(TEXT, sentenceAt(TEXT, whole(TEXT), at(TEXT, "cried")))).toBe("“Yes!” he cried.");
    expect(cut(TEXT, sentenceAt(TEXT, whole(TEXT), at(TEXT, "grew")))).toBe(
      "The U.S. economy grew.",
    );
  });

  test("a clause ends at its comma", () => {
    expect(cut(TEXT, clauseAt(TEXT, whole(TEXT), at(TEXT, "fell")))).toBe(
      "when prices fell 4.1 percent,",
    );
    expect(cut(TEXT, clauseAt(TEXT, whole(TEXT), at(TEXT, "cheered")))).toBe("nobody cheered.");
  });

  test("scripts without spaces have words, clauses and sentences too", () => {
    const text = "去年失业率下降了，低于前年。没有人庆祝。";
    expect(cut(text, sentenceAt(text, whole(text), 2, "zh"))).toBe("去年失业率下降了，低于前年。");
    expect(cut(text, clauseAt(text, whole(text), 2, "zh"))).toBe("去年失业率下降了，");
    expect(cut(text, wordAround(text, whole(text), 1, "zh"))).toBe("去年");
  });
});

test("a caret steps by word and sentence and stops at the leaf's edges", () => {
  const leaf = whole(TEXT);
  expect(nextWord(TEXT, leaf, 0)).toBe(at(TEXT, "Smith"));
  expect(previousWord(TEXT, leaf, at(TEXT, "said"))).toBe(at(TEXT, "Smith"));
  expect(nextSentence(TEXT, leaf, 0)).toBe(at(TEXT, "“Yes"));
  expect(previousSentence(TEXT, leaf, at(TEXT, "he cried"))).toBe(at(TEXT, "“Yes"));
  expect(nextWord(TEXT, leaf, TEXT.length)).toBe(TEXT.length);
  expect(previousWord(TEXT, leaf, 0)).toBe(0);
});

test("what is answered lies inside the leaf, for any text and offset", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.nat(80), (text, n) => {
      const leaf = { start: Math.min(2, text.length), end: text.length };
      const offset = Math.min(text.length, leaf.start + n);
      for (const run of [wordAround, clauseAt, sentenceAt].map((f) => f(text, leaf, offset))) {
        if (!run) continue;
        expect(run.start).toBeGreaterThanOrEqual(leaf.start);
        expect(run.end).toBeLessThanOrEqual(leaf.end);
        expect(run.start).toBeLessThan(run.end);
      }
      expect(nextWord(text, leaf, offset)).toBeGreaterThanOrEqual(Math.min(offset, leaf.end));
      expect(previousWord(text, leaf, offset)).toBeLessThanOrEqual(offset);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});
