import { describe, expect, test } from "vitest";
import type { Walk } from "./caret-step";
import { wholeAt, widened } from "./widened";

const PARAGRAPHS = [
  "The quay is open. Nobody counts the ships at night.",
  "The clerk sleeps,\nand the lamps burn. Who reads it?",
];
const text = PARAGRAPHS.join("\n\n");
let from = 0;
const leaves = PARAGRAPHS.map((words) => {
  const leaf = { start: from, end: from + words.length };
  from = leaf.end + 2;
  return leaf;
});
const walk: Walk = { text, leaves, language: "en" };

function spanOf(words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}
const wordsOf = (spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe("words are extended", () => {
  test("to the sentence in which they stand, and to all that they touch", () => {
    expect(wordsOf(widened(walk, [spanOf("counts")], "sentence"))).toEqual([
      "Nobody counts the ships at night.",
    ]);
    expect(wordsOf(widened(walk, [spanOf("open. Nobody")], "sentence"))).toEqual([PARAGRAPHS[0]]);
    expect(wordsOf(widened(walk, [spanOf("night.\n\nThe")], "sentence"))).toEqual([
      "Nobody counts the ships at night.\n\nThe clerk sleeps,\nand the lamps burn.",
    ]);
  });

  test("to the paragraph, across breaks of its lines", () => {
    expect(wordsOf(widened(walk, [spanOf("lamps")], "paragraph"))).toEqual([PARAGRAPHS[1]]);
    expect(wordsOf(widened(walk, [spanOf("quay"), spanOf("ships")], "paragraph"))).toEqual([
      PARAGRAPHS[0],
    ]);
    expect(wordsOf(widened(walk, [spanOf("quay"), spanOf("lamps")], "paragraph"))).toEqual(
      PARAGRAPHS,
    );
  });

  test("and not at all where they are a paragraph already", () => {
    const whole = [spanOf(PARAGRAPHS[1] ?? "")];
    expect(widened(walk, whole, "paragraph")).toEqual(whole);
  });
});

test("an offset between paragraphs belongs to the one before it", () => {
  const gap = (leaves[0]?.end ?? 0) + 1;
  expect(wordsOf([wholeAt(walk, gap, "paragraph") ?? { start: 0, end: 0 }])).toEqual([
    PARAGRAPHS[0],
  ]);
  expect(wholeAt({ text: "", leaves: [], language: "en" }, 0, "sentence")).toBeNull();
});
