import { expect, test } from "vitest";
import { moveEdge, piecesOf, textOf, wordSpans, wordsIn } from "./pieces";

const context = { start: 10, text: "🐟 Nobody pays for it. “Some” don't.", cut: false };
const textsOf = (spans: readonly { start: number; end: number }[]) =>
  spans.map((span) => textOf({ context }, span));

test("words are spans without the punctuation beside them", () => {
  expect(textsOf(wordSpans({ context }))).toEqual(["Nobody", "pays", "for", "it", "Some", "don't"]);
  const unspaced = { start: 0, text: "我们喜欢。", cut: false };
  expect(wordSpans({ context: unspaced }).length).toBeGreaterThan(1);
});

test("an end moves to the next word's, and never past the other one", () => {
  const words = wordSpans({ context });
  const [first, second] = words;
  if (!first || !second) throw new Error("There are six words.");
  const further = moveEdge(words, first, "end", 1);
  expect(textsOf([further])).toEqual(["Nobody pays"]);
  expect(moveEdge(words, further, "end", -1)).toEqual(first);
  expect(moveEdge(words, further, "start", 1)).toEqual(second);
  expect(moveEdge(words, first, "end", -1)).toEqual(first);
  expect(moveEdge(words, first, "start", -1)).toEqual(first);
  // From inside a word, its own end comes next.
  expect(textsOf([moveEdge(words, { start: 12, end: 14 }, "end", 1)])).toEqual(["Nobody"]);
});

test("pieces are cut where a coding begins or ends, and put together by words", () => {
  const target = [{ start: 15, end: 20 }];
  const codings = [{ target }] as unknown as Parameters<typeof piecesOf>[0]["codings"];
  const words = wordsIn(piecesOf({ context, codings }));
  expect(words.map((pieces) => pieces.map(({ text }) => text)).slice(0, 3)).toEqual([
    ["🐟 "],
    ["Nob", "ody "],
    ["p", "ays "],
  ]);
});

test("pieces are cut where a chosen span ends, and lines break in scripts without spaces", () => {
  const pieces = piecesOf({ context, codings: [] }, [{ start: 19, end: 30 }]);
  expect(pieces.map(({ text }) => text)).toContain("it");
  expect(wordsIn(pieces).map((some) => some.map(({ text }) => text).join(""))).toContain("it. ");
  const unspaced = { start: 0, text: "我们喜欢这里。", cut: false };
  const words = wordsIn(piecesOf({ context: unspaced, codings: [] }));
  expect(words.length).toBeGreaterThan(1);
  expect(words.flat().map(({ text }) => text)).toEqual(
    words.map((some) => some.map(({ text }) => text).join("")),
  );
});
