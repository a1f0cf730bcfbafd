import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBrackets } from "./bracketed";
import { carry, EditMap, type Edit } from "./edit";
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

function moved(before: string, edit: string, inserted: string): string | null {
  const [over] = parseBrackets(before).spans;
  const [gone] = parseBrackets(edit).spans;
  const text = parseBrackets(edit).text;
  if (!over || !gone) throw new RangeError("a span and an edit are needed");
  const now = carry(over, { span: gone, inserted: inserted.length });
  const after = text.slice(0, gone.start) + inserted + text.slice(gone.end);
  return (
    now && `${after.slice(0, now.start)}[${after.slice(now.start, now.end)}]${after.slice(now.end)}`
  );
}

test("a span stays put when text is typed beside it", () => {
  expect(moved("a [bc] d", "a bc[] d", "X")).toBe("a [bc]X d");
  expect(moved("a [bc] d", "a []bc d", "X")).toBe("a X[bc] d");
});

test("text typed strictly inside comes along", () => {
  expect(moved("a [bc] d", "a b[]c d", "X")).toBe("a [bXc] d");
});

test("a span is lost when nothing of it survives", () => {
  expect(moved("a [bc] d", "a[ bc ]d", "Z")).toBeNull();
});

/** Characters with distinct names, so that a failure shows which survive. */
function hull(over: Span, edits: readonly Edit[]): Span | null {
  const now: number[] = [];
  let from = 0;
  for (const { span: gone, inserted } of [
    ...edits,
    { span: { start: LENGTH, end: LENGTH }, inserted: 0 },
  ]) {
    for (let at = from; at < gone.start; at++) now.push(at);
    for (let i = 0; i < inserted; i++) now.push(-1);
    from = gone.end;
  }
  const remaining = now.flatMap((at, i) => (over.start <= at && at < over.end ? [i] : []));
  const [first] = remaining;
  return first === undefined ? null : { start: first, end: (remaining.at(-1) ?? first) + 1 };
}

const edit = fc.record({
  span: fc
    .tuple(fc.nat(LENGTH), fc.nat(8))
    .map(([start, size]) => ({ start, end: Math.min(LENGTH, start + size) })),
  inserted: fc.nat(5),
});

test("a carried span is the hull of the characters that survived", () => {
  check(
    fc.property(span, edit, (over, change) => {
      expect(carry(over, change)).toEqual(hull(over, [change]));
    }),
    20_000,
  );
});

test("many edits at once keep the same law", () => {
  const edits = fc.array(edit, { maxLength: 6 }).map((all) => {
    const apart: Edit[] = [];
    for (const next of all.sort((a, b) => a.span.start - b.span.start)) {
      const last = apart.at(-1);
      if (!last || next.span.start > last.span.end) apart.push(next);
    }
    return apart;
  });
  check(
    fc.property(span, edits, (over, changes) => {
      expect(new EditMap(changes).carry(over)).toEqual(hull(over, changes));
    }),
    20_000,
  );
});

test("brackets nest, cross by number and can be text", () => {
  expect(parseBrackets("a [b [c] d]")).toEqual({
    text: "a b c d",
    spans: [
      { start: 2, end: 7 },
      { start: 4, end: 5 },
    ],
  });
  expect(parseBrackets("1[a 2[b 1]c 2]").spans).toEqual([
    { start: 0, end: 4 },
    { start: 2, end: 6 },
  ]);
  expect(parseBrackets("\\[1\\] [x]")).toEqual({ text: "[1] x", spans: [{ start: 4, end: 5 }] });
  expect(() => parseBrackets("a [b")).toThrow(RangeError);
  expect(() => parseBrackets("a b]")).toThrow(RangeError);
});
