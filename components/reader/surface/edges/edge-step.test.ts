import { describe, expect, test } from "vitest";
import type { Span } from "@/lib/span/span";
import type { Walk } from "../caret-step";
import { droppedEdge, grownToWords, steppedEdge } from "./edge-step";

const TEXT = "The harbour is open.\n\nThe ferry came back.";
const WALK: Walk = {
  text: TEXT,
  leaves: [
    { start: 0, end: 20 },
    { start: 22, end: TEXT.length },
  ],
  language: "en",
};
const of = (words: string): Span[] => {
  const start = TEXT.indexOf(words);
  return [{ start, end: start + words.length }];
};
const words = (spans: readonly Span[]) => spans.map(({ start, end }) => TEXT.slice(start, end));
const START = { segment: 0, side: "start" } as const;
const END = { segment: 0, side: "end" } as const;

describe("an edge steps", () => {
  test("by word, out and in, on both sides", () => {
    const spans = of("harbour is");
    expect(words(steppedEdge(WALK, spans, START, "word", false))).toEqual(["The harbour is"]);
    expect(words(steppedEdge(WALK, spans, START, "word", true))).toEqual(["is"]);
    expect(words(steppedEdge(WALK, spans, END, "word", true))).toEqual(["harbour is open"]);
    expect(words(steppedEdge(WALK, spans, END, "word", false))).toEqual(["harbour"]);
  });

  test("by character, over the space between words", () => {
    expect(words(steppedEdge(WALK, of("is open"), START, "character", false))).toEqual([
      "r is open",
    ]);
    expect(words(steppedEdge(WALK, of("is open"), START, "character", true))).toEqual(["s open"]);
    expect(words(steppedEdge(WALK, of("is"), END, "character", true))).toEqual(["is o"]);
    expect(words(steppedEdge(WALK, of("is o"), END, "character", false))).toEqual(["is"]);
  });

  test("into the next paragraph and back", () => {
    const longer = steppedEdge(WALK, of("open."), END, "word", true);
    expect(words(longer)).toEqual(["open.\n\nThe"]);
    expect(words(steppedEdge(WALK, longer, END, "word", false))).toEqual(["open"]);
    const second = [{ start: 22, end: 31 }];
    expect(words(steppedEdge(WALK, second, START, "word", false))).toEqual(["open.\n\nThe ferry"]);
  });

  test("not beyond the other edge or the ends of the text", () => {
    const one = of("harbour");
    expect(steppedEdge(WALK, one, START, "word", true)).toBe(one);
    expect(steppedEdge(WALK, one, END, "word", false)).toBe(one);
    const all = [{ start: 0, end: TEXT.length }];
    expect(steppedEdge(WALK, all, START, "word", false)).toBe(all);
    expect(steppedEdge(WALK, all, END, "character", true)).toBe(all);
  });
});

describe("snapping to words", () => {
  test("an edge that is dropped inside a word goes to its nearer end", () => {
    const spans = of("is open");
    const inside = TEXT.indexOf("harbour");
    expect(words(droppedEdge(WALK, spans, START, inside + 1, true))).toEqual(["harbour is open"]);
    expect(words(droppedEdge(WALK, spans, START, inside + 6, true))).toEqual(["is open"]);
    expect(words(droppedEdge(WALK, spans, START, inside + 1, false))).toEqual(["arbour is open"]);
  });

  test("a selection grows to whole words and never shrinks", () => {
    const grown = grownToWords(WALK, { start: 6, end: 17 });
    expect(words([grown])).toEqual(["harbour is open"]);
    const exact = of("harbour is")[0] as Span;
    expect(grownToWords(WALK, exact)).toEqual(exact);
  });

  test("scripts without spaces snap to the words a reader knows", () => {
    const text = "去年失业率下降了。";
    const walk = { text, leaves: [{ start: 0, end: text.length }], language: "zh" };
    const { start, end } = grownToWords(walk, { start: 1, end: 6 });
    expect(text.slice(start, end)).toBe("去年失业率下降");
  });
});
