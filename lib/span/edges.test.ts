import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { edgesOf, placeOfEdge, roomFor, withEdgeAt } from "./edges";

const TEXT = "The quay is open, and the ferry came back 👩‍👩‍👧 in May.";
const of = (...words: string[]) =>
  words.map((piece) => ({
    start: TEXT.indexOf(piece),
    end: TEXT.indexOf(piece) + piece.length,
  }));
const words = (spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => TEXT.slice(start, end));

describe("an edge that is moved", () => {
  const start = { segment: 0, side: "start" } as const;
  const end = { segment: 0, side: "end" } as const;

  test("takes in words and leaves them out", () => {
    const spans = of("is open");
    expect(words(withEdgeAt(TEXT, spans, start, TEXT.indexOf("quay")))).toEqual(["quay is open"]);
    expect(words(withEdgeAt(TEXT, spans, end, TEXT.indexOf(" open")))).toEqual(["is"]);
  });

  test("leaves no space at the edge", () => {
    const spans = of("is open");
    expect(words(withEdgeAt(TEXT, spans, end, TEXT.indexOf("the ferry")))).toEqual([
      "is open, and",
    ]);
    expect(words(withEdgeAt(TEXT, spans, start, TEXT.indexOf(" open")))).toEqual(["open"]);
  });

  test("stops before the span would be empty", () => {
    const spans = of("is open");
    expect(words(withEdgeAt(TEXT, spans, start, TEXT.length))).toEqual(["n"]);
    expect(words(withEdgeAt(TEXT, spans, end, 0))).toEqual(["i"]);
  });

  test("stops before a mark of punctuation would be all that is left", () => {
    const text = "He called it “a plain fact”. Then he left.";
    const start0 = text.indexOf("“");
    const spans = [{ start: start0, end: text.indexOf(" Then") }];
    const left = (edge: typeof start | typeof end, to: number) =>
      withEdgeAt(text, spans, edge, to).map(({ start, end }) => text.slice(start, end));
    expect(left(start, text.length)).toEqual(["t”."]);
    expect(left(end, 0)).toEqual(["“a"]);
    const dash = [{ start: text.indexOf("”"), end: text.indexOf("”") + 2 }];
    expect(withEdgeAt(text, dash, end, 0)).toEqual([{ start: dash[0]?.start, end: 27 }]);
  });

  test("stops at the span beside it", () => {
    const spans = of("quay", "the ferry");
    expect(words(withEdgeAt(TEXT, spans, end, TEXT.length))).toEqual([
      "quay is open, and",
      "the ferry",
    ]);
    const second = { segment: 1, side: "start" } as const;
    expect(words(withEdgeAt(TEXT, spans, second, 0))).toEqual(["quay", "is open, and the ferry"]);
  });

  test("never cuts what a reader sees as one character", () => {
    const spans = of("back");
    const inside = TEXT.indexOf("👩") + 3;
    expect(words(withEdgeAt(TEXT, spans, end, inside))).toEqual(["back 👩‍👩‍👧"]);
  });

  test("stays within its room wherever it is sent", () => {
    const spans = of("quay", "the ferry", "May");
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: TEXT.length + 5 }),
        fc.constantFrom(...edgesOf(spans)),
        (to, edge) => {
          const moved = withEdgeAt(TEXT, spans, edge, to);
          const room = roomFor(TEXT, spans, edge);
          const at = placeOfEdge(moved, edge);
          expect(at).toBeGreaterThanOrEqual(room.from);
          expect(at).toBeLessThanOrEqual(room.to);
          for (const [i, span] of moved.entries()) {
            expect(span.start).toBeLessThan(span.end);
            expect(span.start).toBeGreaterThanOrEqual(moved[i - 1]?.end ?? 0);
          }
        },
      ),
    );
  });
});
