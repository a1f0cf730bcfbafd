import { describe, expect, it } from "vitest";
import { trimSelection, mergeSpans } from "./selection";

function words(text: string, start: number, end: number): string | null {
  const span = trimSelection(text, { start, end });
  return span && text.slice(span.start, span.end);
}

describe("a selection", () => {
  it("lets go of space and line feeds at its edges", () => {
    expect(words("open now.\n\nThen", 0, 11)).toBe("open now.");
    expect(words("the open quay", 3, 9)).toBe("open");
  });

  it("of nothing but space is none", () => {
    expect(words("one\n\ntwo", 3, 5)).toBeNull();
    expect(words("one", 1, 1)).toBeNull();
  });

  it("takes a character whole when a part of it was selected", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(words(`a ${family} b`, 4, 6)).toBe(family);
    expect(words("cafe\u0301 open", 0, 4)).toBe("cafe\u0301");
  });

  it("of several pieces keeps them in reading order and joins those that meet", () => {
    const pieces = [
      { start: 20, end: 30 },
      { start: 0, end: 5 },
      { start: 5, end: 8 },
      { start: 25, end: 40 },
    ];
    expect(mergeSpans(pieces)).toEqual([
      { start: 0, end: 8 },
      { start: 20, end: 40 },
    ]);
  });
});
