import { describe, expect, test } from "vitest";
import { AGREEMENT_MEASURES } from "@/lib/contract/terms";
import { seededRandom } from "@/lib/measure/random";
import { agree } from "./agree";
import type { CodedText, Marked, Study } from "./study";

const mark = (start: number, end: number, label = 0): Marked => ({ start, end, label });
const text = (length: number, ...marks: (readonly Marked[] | null)[]): CodedText => ({
  length,
  marks,
  parts: Array.from({ length: Math.ceil(length / 10) }, (_, at) => at * 10),
});

const ONE = [mark(2, 9), mark(20, 31, 1), mark(50, 58)];
const OTHER = [mark(3, 9), mark(20, 30, 1), mark(70, 75, 1)];
const TWO: Study = { texts: [text(100, ONE, OTHER)], coders: 2, labels: 2 };

describe.each(AGREEMENT_MEASURES)("%s", (measure) => {
  test("the same marks have 1, and the interval of what differs holds the value", () => {
    const same: Study = { texts: [text(100, ONE, ONE)], coders: 2, labels: 2 };
    expect(agree(measure, same, "seed").value).toBeCloseTo(1, 12);
    const { value, interval, pairs } = agree(measure, TWO, "seed");
    expect(value).not.toBeNull();
    expect(pairs).toHaveLength(1);
    if (measure !== "gamma") expect(pairs[0]?.value).toBeCloseTo(value ?? NaN, 12);
    expect(interval?.low).toBeLessThanOrEqual(value ?? NaN);
    expect(interval?.high).toBeGreaterThanOrEqual(value ?? NaN);
  });

  test("the same seed, the same answer", () => {
    expect(agree(measure, TWO, "seed")).toEqual(agree(measure, TWO, "seed"));
  });

  test("one coder, nobody, or nothing marked: not defined", () => {
    const alone: Study = { texts: [text(100, ONE)], coders: 1, labels: 2 };
    expect(agree(measure, alone, "seed")).toMatchObject({ value: null, interval: null, n: 0 });
    const nobody: Study = { texts: [], coders: 0, labels: 0 };
    expect(agree(measure, nobody, "seed")).toMatchObject({ value: null, pairs: [], labels: [] });
    const nothing: Study = { texts: [text(100, [], [])], coders: 2, labels: 0 };
    expect(agree(measure, nothing, "seed")).toMatchObject({ value: null, interval: null });
  });

  test("a text that only one of them coded does not count", () => {
    const more: Study = { ...TWO, texts: [...TWO.texts, text(400, [mark(0, 300)], null)] };
    const { value, n } = agree(measure, TWO, "seed");
    expect(agree(measure, more, "seed")).toMatchObject({ value, n });
  });

  test("labels that are too many to be measured alone are counted", () => {
    const marks = Array.from({ length: 63 }, (_, label) => mark(label, label + 1, label));
    const many: Study = { texts: [text(63, marks, marks)], coders: 2, labels: 63 };
    const { labels, labelsLeftOut } = agree(measure, many, "seed");
    expect([labels.length, labelsLeftOut]).toEqual([60, 3]);
    expect(agree(measure, TWO, "seed").labelsLeftOut).toBe(0);
  });

  test("one label against all else is a study of that label", () => {
    const { labels } = agree(measure, TWO, "seed");
    expect(labels.map(({ label, n }) => [label, n])).toEqual([
      [0, 3],
      [1, 3],
    ]);
  });

  test("many coders of many spans: each pair is measured", () => {
    const random = seededRandom(5);
    const coders = Array.from({ length: 6 }, () =>
      Array.from({ length: 40 }, (_, at) => {
        const start = at * 100 + Math.floor(random() * 30);
        return mark(start, start + 10 + Math.floor(random() * 50), Math.floor(random() * 5));
      }),
    );
    const study: Study = { texts: [text(4_100, ...coders)], coders: 6, labels: 5 };
    const { value, pairs } = agree(measure, study, "seed");
    expect(pairs).toHaveLength(15);
    expect(pairs.every((pair) => pair.value !== null)).toBe(true);
    expect(value).toBeGreaterThan(-1);
  });
});

test("units are counted once, spans each by itself", () => {
  expect(agree("alpha", TWO, "").n).toBe(100);
  expect(agree("gamma", TWO, "").n).toBe(6);
});

test("what is taken for what: in units with gaps, in spans with those that met nothing", () => {
  const units = agree("cohen", TWO, "");
  expect(units.categories).toEqual([[], [0], [1]]);
  expect(units.confusion).toEqual([
    [100 - 7 - 11 - 8 - 5, 0, 5],
    [1 + 8, 6, 0],
    [1, 0, 10],
  ]);
  expect(agree("f1-exact", TWO, "").confusion).toEqual([
    [0, 0, 1],
    [1, 1, 0],
    [0, 0, 1],
  ]);
});
