import { describe, expect, it } from "vitest";
import { stepped, type Step, type Walk } from "./caret-step";
import { tapped } from "./tap";

const FIRST = "The quay is open, they say. It was not.";
const SECOND = "Then a 👩‍👩‍👧‍👦 came.";
const text = `${FIRST}\n\n${SECOND}`;
const walk: Walk = {
  text,
  language: "en",
  leaves: [
    { start: 0, end: FIRST.length },
    { start: FIRST.length + 2, end: text.length },
  ],
};
const step = (from: number, by: Step, forward = true) => stepped(walk, from, by, forward);

describe("the caret", () => {
  it("steps over a character however many units it has", () => {
    const before = text.indexOf("👩");
    const after = text.indexOf(" came");
    expect(step(before, "character")).toBe(after);
    expect(step(after, "character", false)).toBe(before);
  });

  it("steps from the end of a block to the beginning of the next, and back", () => {
    for (const by of ["character", "word", "sentence"] as const) {
      expect(step(FIRST.length, by)).toBe(FIRST.length + 2);
      expect(step(FIRST.length + 2, by, false)).toBe(FIRST.length);
    }
  });

  it("steps by words and sentences", () => {
    expect(step(0, "word")).toBe(4);
    expect(step(6, "word", false)).toBe(4);
    expect(step(0, "sentence")).toBe(text.indexOf("It was"));
    expect(step(text.indexOf("was"), "sentence", false)).toBe(text.indexOf("It was"));
  });

  it("steps by paragraphs: first to the beginning of this one, then to the one before", () => {
    expect(step(3, "paragraph")).toBe(FIRST.length + 2);
    expect(step(text.length - 2, "paragraph", false)).toBe(FIRST.length + 2);
    expect(step(FIRST.length + 2, "paragraph", false)).toBe(0);
  });

  it("stays in the text", () => {
    for (const by of ["character", "word", "sentence", "paragraph", "text"] as const) {
      expect(step(0, by, false)).toBe(0);
      expect(step(text.length, by)).toBe(text.length);
    }
  });

  it("comes through the whole text, in every step size, both ways", () => {
    for (const by of ["character", "word", "sentence", "paragraph"] as const) {
      let at = 0;
      for (let steps = 0; at < text.length && steps < 100; steps++) at = step(at, by);
      expect(at).toBe(text.length);
      for (let steps = 0; at > 0 && steps < 100; steps++) at = step(at, by, false);
      expect(at).toBe(0);
    }
  });
});

describe("a finger's tap", () => {
  const words = (span: { start: number; end: number } | null) =>
    span && text.slice(span.start, span.end);

  it("selects the clause, then the sentence, then the paragraph, then nothing", () => {
    const clause = tapped(walk, 6, []);
    expect(words(clause)).toBe("The quay is open,");
    const sentence = tapped(walk, 6, clause ? [clause] : []);
    expect(words(sentence)).toBe("The quay is open, they say.");
    const paragraph = tapped(walk, 6, sentence ? [sentence] : []);
    expect(words(paragraph)).toBe(FIRST);
    expect(tapped(walk, 6, paragraph ? [paragraph] : [])).toBeNull();
  });

  it("beside what is selected lets it go", () => {
    expect(tapped(walk, 35, [{ start: 0, end: 10 }])).toBeNull();
  });

  it("between blocks selects nothing", () => {
    expect(tapped(walk, FIRST.length + 1, [])).toBeNull();
  });
});
