import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointIndex, codePointLength, isWellFormed } from "./code-points";
import {
  graphemeEnd,
  graphemeStart,
  nextGrapheme,
  previousGrapheme,
  snapToGraphemes,
} from "./graphemes";

/** Fixed, so that a failing run can be repeated; a failure prints it again. */
const SEED = 20261122;
const check = <T>(law: fc.IProperty<T>, numRuns = 500) => fc.assert(law, { seed: SEED, numRuns });

const PIECES = [
  "a",
  " ",
  "\n",
  "\r\n",
  "👩‍👩‍👧‍👦",
  "🏳️‍🌈",
  "🇺🇳",
  "🇩🇪",
  "𝒳",
  "e\u0301",
  "ا",
  "\u202E",
  "שלום",
  "한",
  "ᄒ",
  "ᅡ",
  "ᆫ",
  "क्षि",
  "7️⃣",
  "\u0337",
  "語",
  "ﷺ",
  "👍🏽",
  "\u200D",
  "ำ",
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((p) => p.join(""));

describe("code points", () => {
  test("a text of the basic plane is its own answer", () => {
    const index = codePointIndex("naïve");
    expect(index.toCodePoints(3)).toBe(3);
    expect(index.toUtf16(5)).toBe(5);
    expect(index.toUtf16(6)).toBeNull();
  });

  test("a character beyond the basic plane counts once outside and twice inside", () => {
    const index = codePointIndex("a𝒳b");
    expect(index.length).toBe(3);
    expect(index.toUtf16(2)).toBe(3);
    expect(index.toCodePoints(3)).toBe(2);
    expect(() => index.toCodePoints(2)).toThrow(RangeError);
  });

  test.each([-1, 0.5, NaN, Infinity])("%s is no offset", (offset) => {
    expect(codePointIndex("abc").toUtf16(offset)).toBeNull();
    expect(() => codePointIndex("abc").toCodePoints(offset)).toThrow(RangeError);
  });

  test("both ways agree with counting by hand, in every text", () => {
    check(
      fc.property(texts, (text) => {
        const index = codePointIndex(text);
        const points = [...text];
        expect(index.length).toBe(points.length);
        expect(codePointLength(text)).toBe(points.length);
        let utf16 = 0;
        for (let i = 0; i <= points.length; i++) {
          expect(index.toUtf16(i)).toBe(utf16);
          expect(index.toCodePoints(utf16)).toBe(i);
          utf16 += points[i]?.length ?? 0;
        }
      }),
    );
  });

  test("a lone surrogate is seen wherever it stands", () => {
    expect(isWellFormed("a👍b")).toBe(true);
    for (const bad of ["a\uD800b", "\uDC00", "\uD83D", "x\uDC00\uD800"])
      expect(isWellFormed(bad)).toBe(false);
  });
});

describe("what a reader sees as one character", () => {
  test("a cut family, flag or letter is widened to the whole", () => {
    const text = "a👩‍👩‍👧‍👦🇺🇳e\u0301z";
    expect(snapToGraphemes(text, { start: 3, end: 4 })).toEqual({ start: 1, end: 12 });
    expect(snapToGraphemes(text, { start: 14, end: 17 })).toEqual({ start: 12, end: 18 });
  });

  test("the answer is that of segmenting the whole text", () => {
    const whole = new Intl.Segmenter("und", { granularity: "grapheme" });
    check(
      fc.property(texts, fc.nat(200), (text, n) => {
        const offset = n % (text.length + 1);
        const edges = [...whole.segment(text)].map((s) => s.index).concat(text.length);
        expect(graphemeStart(text, offset)).toBe(Math.max(0, ...edges.filter((e) => e <= offset)));
        expect(graphemeEnd(text, offset)).toBe(Math.min(...edges.filter((e) => e >= offset)));
      }),
      2_000,
    );
  });

  test("a caret walks through every character, forwards and back", () => {
    check(
      fc.property(texts, (text) => {
        const there: number[] = [];
        for (let at = 0; at < text.length; at = nextGrapheme(text, at)) there.push(at);
        const back: number[] = [];
        for (let at = text.length; at > 0;) back.unshift((at = previousGrapheme(text, at)));
        expect(back).toEqual(there);
      }),
    );
  });

  test("a thousand spans of a megabyte that need no snapping stay", () => {
    const text = "The lamps were lit. ".repeat(50_000);
    for (let start = 0; start < 900_000; start += 900) {
      const span = { start, end: start + 40 };
      expect(snapToGraphemes(text, span)).toEqual(span);
    }
  });
});
