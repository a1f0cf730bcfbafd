import { describe, expect, it } from "vitest";
import { codePointIndex, type CodePoint, type Utf16 } from "../text/code-points";
import { annotation, annotations } from "./annotation";
import { segmentDraft } from "./annotations";
import { convertOffsets, keyOf, spansIn, textsIn } from "./offset-codec";
import { offsetMapOf } from "./offset-map";
import type { CountedText } from "./offsets";
import { OPERATIONS } from "./operations";
import { outlines } from "./outlines";
import { ANNOTATION_OFFSETS, inUtf16, OUTLINES_OFFSETS, PROPOSAL_OFFSETS } from "./page-offsets";
import { proposal, quotationCheck } from "./quotations";

/** A map without the texts its offsets count in. */
function withoutTexts(map: unknown): unknown {
  if (typeof map !== "object" || map === null) return map;
  if ("in" in map) return withoutTexts(map.in);
  return Object.fromEntries(
    Object.entries(map).map(([name, inside]) => [name, withoutTexts(inside)]),
  );
}

const at = (start: number, end: number) => ({ start, end, exact: "", prefix: "", suffix: "" });

describe("the two units", () => {
  it("are told apart by the compiler, and plain numbers fit both", () => {
    const point: CodePoint = 1;
    const unit: Utf16 = 2;
    // @ts-expect-error: an offset in code points is not one in UTF-16.
    const wrong: Utf16 = point;
    // @ts-expect-error: an offset in UTF-16 is not one in code points.
    const wrongToo: CodePoint = unit;
    const sum: Utf16 = unit + 1;
    expect([wrong, wrongToo, sum]).toEqual([1, 2, 3]);
  });
});

describe("the offset codec", () => {
  it("finds the offsets of an annotation that the page knows without the schemas", () => {
    expect(withoutTexts(offsetMapOf(annotation))).toEqual(ANNOTATION_OFFSETS);
    expect(withoutTexts(offsetMapOf(outlines))).toEqual(OUTLINES_OFFSETS);
    expect(withoutTexts(offsetMapOf(proposal))).toEqual(PROPOSAL_OFFSETS);
  });

  it("converts each part of an answer by its own text, and names each text once", () => {
    const map = offsetMapOf(annotations);
    if (!map) throw new Error("annotations have offsets");
    const one = { documentId: "a", revision: 1, target: [at(1, 2)], attribution: null };
    const other = { documentId: "b", revision: 3, target: [at(1, 2), at(4, 5)] };
    const value = [one, other, one];
    expect(textsIn(map, value).map(keyOf)).toEqual(["a 1", "b 3"]);
    const shift = (text: CountedText) =>
      keyOf(text) === "a 1" ? (offset: number) => offset + 10 : null;
    expect(convertOffsets(map, value, null, shift)).toEqual([
      { ...one, target: [at(11, 12)] },
      other,
      { ...one, target: [at(11, 12)] },
    ]);
    expect(one.target).toEqual([at(1, 2)]);
  });

  it("counts the quotation's side of a check in its words, the other in the source", () => {
    const map = offsetMapOf(quotationCheck);
    if (!map) throw new Error("a check has offsets");
    const span = { start: 1, end: 2 };
    const piece = { quote: span, source: span, operations: [{ quote: span, source: null }] };
    const check = { sourceDocumentId: "s", sourceRevision: 2, quoted: "🌉 words" };
    const value = { ...check, pieces: [{ ...piece, dropped: null }] };
    expect(textsIn(map, value).map(keyOf)).toEqual(["s 2", "words 🌉 words"]);
    const convert = (text: CountedText) => (offset: number) =>
      "words" in text ? offset + 1 : offset + 100;
    const quote = { start: 2, end: 3 };
    expect(convertOffsets(map, value, null, convert)).toEqual({
      ...check,
      pieces: [
        {
          quote,
          source: { start: 101, end: 102 },
          operations: [{ quote, source: null }],
          dropped: null,
        },
      ],
    });
  });

  it("leaves what was not sent where it is, and finds stretches named by words alone", () => {
    const map = offsetMapOf(segmentDraft);
    if (!map) throw new Error("a segment has offsets");
    expect(convertOffsets(map, { exact: "x" }, (offset) => offset + 1)).toEqual({ exact: "x" });
    expect(spansIn(map, { exact: "x" })).toEqual([{ exact: "x" }]);
  });

  it("counts what the page reads in UTF-16 of its text", () => {
    const index = codePointIndex("🌉🌉ab");
    const answer = { ...at(2, 4), cue: at(0, 1), speaker: null, addressee: null };
    expect(inUtf16(PROPOSAL_OFFSETS, answer, index)).toEqual({
      ...answer,
      start: 4,
      end: 6,
      cue: { ...answer.cue, end: 2 },
    });
  });

  it("knows the text of every offset that is answered", () => {
    const nowhere = OPERATIONS.flatMap(({ id, answers }) =>
      Object.values(answers).flatMap((answer) => {
        const map = typeof answer === "object" && answer !== null ? offsetMapOf(answer) : null;
        return map && hasOffsetOutside(map) ? [id] : [];
      }),
    );
    expect(nowhere).toEqual([]);
  });
});

function hasOffsetOutside(map: NonNullable<ReturnType<typeof offsetMapOf>>): boolean {
  if (map === "offset") return true;
  if ("text" in map) return false;
  if ("each" in map) return hasOffsetOutside(map.each);
  return Object.values(map.fields).some(hasOffsetOutside);
}
