import fc from "fast-check";
import { expect, test } from "vitest";
import { POSITIONS } from "./language";
import type { Span } from "@/lib/span/span";
import { standing } from "./standing";

const spans = fc
  .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ start, length }): Span => ({ start, end: start + length }));

const gap = (one: Span, other: Span) =>
  Math.max(0, Math.max(one.start, other.start) - Math.min(one.end, other.end));

/** The relation as it is defined, of one span to one other. */
function stands(kind: (typeof POSITIONS)[number], span: Span, other: Span): boolean {
  switch (kind) {
    case "before":
      return other.start >= span.end;
    case "after":
      return other.end <= span.start;
    case "near":
      return true;
    case "overlaps":
      return other.start < span.end && other.end > span.start;
    case "inside":
      return other.start <= span.start && other.end >= span.end;
    case "contains":
      return other.start >= span.start && other.end <= span.end;
  }
}

test.each(POSITIONS)("one that stands %s is found wherever comparing all finds one", (kind) => {
  fc.assert(
    fc.property(fc.array(spans), spans, fc.option(fc.nat(20)), (all, span, count) => {
      const others = all.toSorted((one, other) => one.start - other.start);
      const within =
        count === null && kind !== "near"
          ? null
          : { count: count ?? 5, unit: "characters" as const };
      const fits = (other: Span) =>
        stands(kind, span, other) && (!within || gap(span, other) <= within.count);
      const found = standing(others, { kind, within }, gap)(span);
      expect(found !== undefined).toBe(others.some(fits));
      if (found) expect(fits(found)).toBe(true);
    }),
  );
});

test("of ten thousand others a few are looked at, and each distance is asked at most three times", () => {
  const others = Array.from({ length: 10_000 }, (_, i) => ({ start: 3 * i, end: 3 * i + 1 }));
  let distances = 0;
  const find = standing(others, { kind: "near", within: { count: 0, unit: "words" } }, () => {
    distances++;
    return 1;
  });
  for (const { end } of others) find({ start: end, end: end + 1 });
  expect(distances).toBeLessThanOrEqual(3 * others.length);
});
