import fc from "fast-check";
import { expect, test } from "vitest";
import { valueOf } from "./additive";
import { matchSpans } from "./f1";
import { matchOverlapping } from "./overlap-matching";
import { scoresOf, spanF1 } from "./spans";
import type { Marked, Study } from "./study";

const span = (start: number, end: number, label = 0): Marked => ({ start, end, label });
const study = (...marks: (readonly Marked[] | null)[]): Study => ({
  texts: [{ length: 100, marks, parts: [0] }],
  coders: marks.length,
  labels: 3,
});
const f1 = (scheme: Parameters<typeof spanF1>[2], ...marks: (readonly Marked[] | null)[]) =>
  valueOf(spanF1(study(...marks), [[0, 1]], scheme));

const KEY = [span(0, 10), span(20, 30), span(40, 50, 1), span(60, 70, 1)];
const FOUND = [span(0, 10), span(22, 30), span(40, 50, 2), span(80, 90)];

test("four spans against four, one of them each: as nervaluate counts them", () => {
  expect(f1("exact", KEY, FOUND)).toBeCloseTo(1 / 4, 12);
  expect(f1("boundary", KEY, FOUND)).toBeCloseTo(2 / 4, 12);
  expect(f1("partial", KEY, FOUND)).toBeCloseTo(2.5 / 4, 12);
  expect(f1("type", KEY, FOUND)).toBeCloseTo(2 / 4, 12);
});

test("precision and recall are the second coder's against the first", () => {
  const { parts, value } = spanF1(study(KEY, FOUND.slice(0, 2)), [[0, 1]], "partial");
  const sums = parts[0] ?? new Float64Array();
  expect(scoresOf(sums, 0)).toMatchObject({ precision: 0.75, recall: 0.375 });
  expect(value(sums)).toBeCloseTo((2 * 1.5) / 6, 12);
});

test("SemEval-2020 Task 11: precision and recall by the part of each span that is shared", () => {
  // P: (5/10 + 1) / 2 over the one's spans, R: 5/20 over the other's and 1.
  const one = [span(0, 10), span(50, 60)];
  const other = [span(5, 25), span(50, 60, 1)];
  const precision = (5 / 20 + 1) / 2;
  const recall = (5 / 10 + 1) / 2;
  const harmonic = (2 * precision * recall) / (precision + recall);
  expect(f1("semeval", one, other)).toBeCloseTo(harmonic, 12);
  const [withLabels, recallOf] = [5 / 20 / 2, 5 / 10 / 2];
  const labelled = (2 * withLabels * recallOf) / (withLabels + recallOf);
  expect(f1("semeval-labels", one, other)).toBeCloseTo(labelled, 12);
});

test("spans of one coder that overlap are merged, so that no part counts twice", () => {
  expect(f1("semeval", [span(0, 10), span(5, 15)], [span(0, 15)])).toBe(1);
});

test("nothing marked by either has no score, and by one of them the score 0", () => {
  for (const scheme of ["exact", "boundary", "partial", "type", "semeval"] as const) {
    expect(f1(scheme, [], [])).toBeNull();
    expect(f1(scheme, KEY, [])).toBe(0);
    expect(f1(scheme, KEY, null)).toBeNull();
  }
});

/** The most pairs by trying all. */
function most(one: readonly Marked[], other: readonly Marked[]): number {
  const [first, ...rest] = one;
  if (!first) return 0;
  const without = most(rest, other);
  const withPartners = other.map((partner, at) =>
    first.start < partner.end && partner.start < first.end
      ? 1 + most(rest, other.toSpliced(at, 1))
      : 0,
  );
  return Math.max(without, ...withPartners);
}

const spans = fc.array(
  fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })).map(([at, length]) => span(at, at + length)),
  { maxLength: 5 },
);

test("as many overlapping spans are matched as there can be", () => {
  fc.assert(
    fc.property(spans, spans, (one, other) => {
      const pairs = matchOverlapping(one, other);
      expect(pairs).toHaveLength(most(one, other));
      expect(new Set(pairs.flat()).size).toBe(2 * pairs.length);
      for (const [a, b] of pairs) expect(a.start < b.end && b.start < a.end).toBe(true);
    }),
  );
});

test("each score is the same whoever is named first, and 1 for the same spans", () => {
  fc.assert(
    fc.property(spans, spans, (one, other) => {
      for (const scheme of ["exact", "boundary", "partial", "type", "semeval"] as const) {
        expect(f1(scheme, one, other) ?? -1).toBeCloseTo(f1(scheme, other, one) ?? -1, 12);
      }
      if (one.length > 0) expect(f1("exact", one, one)).toBe(1);
      expect(matchSpans(one, one, "partial").every(({ credit }) => credit === 1)).toBe(true);
    }),
  );
});
