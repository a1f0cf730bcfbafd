import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBrackets } from "./bracketed";
import { overlap, type Span } from "./span";
import { flatten, stack } from "./span-set";

const SEED = 20261122;
const check = <T>(law: fc.IProperty<T>, numRuns = 1_000) => fc.assert(law, { seed: SEED, numRuns });
const LENGTH = 40;
const span = fc
  .tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: LENGTH }))
  .map(([start, size]): Span => ({ start, end: Math.min(LENGTH, start + size) }));
const spans = fc.array(span, { maxLength: 12 });

test("flat segments say of every character what a bitmap says", () => {
  check(
    fc.property(spans, (items) => {
      const segments = flatten(items);
      const seen: string[] = new Array<string>(LENGTH).fill("");
      segments.forEach(({ start, end, covering }, i) => {
        expect(start).toBeGreaterThanOrEqual(segments[i - 1]?.end ?? 0);
        expect(end).toBeGreaterThan(start);
        for (let at = start; at < end; at++) seen[at] = covering.join();
      });
      for (let at = 0; at < LENGTH; at++) {
        const covering = items.flatMap((s, i) => (s.start <= at && at < s.end ? [i] : []));
        expect(seen[at]).toBe(covering.join());
      }
    }),
  );
});

test("overlapping spans have different lanes, and no lane is wasted", () => {
  check(
    fc.property(spans, (items) => {
      const lanes = stack(items);
      items.forEach((a, i) =>
        items.forEach((b, j) => {
          if (i < j && overlap(a, b)) expect(lanes[i]).not.toBe(lanes[j]);
        }),
      );
      const depth = Math.max(0, ...flatten(items).map((s) => s.covering.length));
      expect(Math.max(0, ...lanes.map((lane) => lane + 1))).toBe(depth);
    }),
  );
});

test("of spans that start together the longer lies nearest to the text", () => {
  expect(stack(parseBrackets("[[a] b] c").spans)).toEqual([0, 1]);
});

test("ten thousand spans are flattened and stacked", () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({ start: i * 90, end: i * 90 + 300 }));
  expect(flatten(many).length).toBeGreaterThan(10_000);
  expect(Math.max(...stack(many))).toBe(3);
});
