import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentText } from "../text/document-text";
import { fromPlain } from "../text/plain";
import {
  agreementOnText,
  codedPieces,
  codedRuns,
  codersOfUnits,
  shareOf,
  type CodedSpan,
  type TextToCompare,
} from "./on-text";
import { letterOf } from "./ribbons";
import { codedPage } from "./on-text-pages";

const SEED = 20261130;
const check = <T>(law: fc.IProperty<T>, numRuns = 200) => fc.assert(law, { seed: SEED, numRuns });
const LENGTH = 40;
const CODERS = 4;
const LABELS = 3;
const span = fc
  .tuple(
    fc.nat(LENGTH - 1),
    fc.integer({ min: 1, max: LENGTH }),
    fc.nat(CODERS - 1),
    fc.nat(LABELS - 1),
  )
  .map(([start, size, coder, label]): CodedSpan => {
    return { start, end: Math.min(LENGTH, start + size), coder, label };
  });
const spans = fc.array(span, { maxLength: 16 });

function plain(content: string): DocumentText {
  const made = fromPlain(content);
  if (!made.ok) throw new Error("not understood");
  return made.value;
}

const compared = (content: string, some: readonly CodedSpan[], coders = 3): TextToCompare => ({
  text: plain(content),
  language: "en",
  spans: some,
  coders,
  labels: LABELS,
});

test("the runs say of every character who marked it and as what, as counting one by one does", () => {
  check(
    fc.property(spans, (some) => {
      const seen = new Array<string>(LENGTH).fill("");
      let last = 0;
      for (const { start, end, marks } of codedRuns(some, LABELS)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
        const labelled = marks.flatMap(({ coder, labels }) =>
          labels.map((one) => `${coder}:${one}`),
        );
        for (let at = start; at < end; at++) seen[at] = labelled.join();
        for (const { coder, begins } of marks)
          for (const label of begins) {
            const own = some.filter((one) => one.coder === coder && one.label === label);
            expect(own.some((one) => one.start === start)).toBe(true);
          }
      }
      for (let at = 0; at < LENGTH; at++) {
        const naive = some
          .filter((one) => one.start <= at && at < one.end)
          .map((one) => [one.coder, one.label] as const)
          .sort(([a, b], [c, d]) => a - c || b - d)
          .map(([coder, label]) => `${coder}:${label}`);
        expect(seen[at]).toBe([...new Set(naive)].join());
      }
    }),
  );
});

test("a unit has as many coders as are counted one by one", () => {
  check(
    fc.property(spans, (some) => {
      const counts = codersOfUnits(some, LENGTH);
      for (let at = 0; at < LENGTH; at++) {
        const covering = some.filter(({ start, end }) => start <= at && at < end);
        expect(counts[at]).toBe(new Set(covering.map(({ coder }) => coder)).size);
      }
    }),
  );
});

test("pieces put together are the span, and each lies whole in what is drawn of it", () => {
  const content = "One two three. Four five six. Seven eight.";
  const inText = fc.array(span, { maxLength: 8 });
  check(
    fc.property(inText, fc.nat(20), fc.integer({ min: 1, max: 20 }), (some, start, size) => {
      const drawn = agreementOnText(compared(content, some, CODERS));
      const pieces = codedPieces({ start, end: start + size }, drawn);
      expect(pieces[0]?.start).toBe(start);
      expect(pieces.at(-1)?.end).toBe(start + size);
      pieces.forEach((piece, i) => {
        expect(piece.start).toBe(pieces[i - 1]?.end ?? start);
        for (const [list, own] of [
          [drawn.runs, piece.run],
          [drawn.shared, piece.shared],
        ] as const) {
          const over = list.filter((one) => one.start < piece.end && piece.start < one.end);
          expect(over).toEqual(own ? [own] : []);
          if (own) expect(own.start <= piece.start && piece.end <= own.end).toBe(true);
        }
      });
    }),
    200,
  );
});

test("words are counted by how many coders marked a letter of them", () => {
  const content = "One two three four.";
  const all = [0, 1, 2].map((coder) => ({ start: 0, end: 2, coder, label: 0 }));
  const { words, shared, runs, disputed } = agreementOnText(
    compared(content, [
      ...all,
      { start: 4, end: 7, coder: 0, label: 0 },
      { start: 3, end: 8, coder: 1, label: 1 },
      { start: 14, end: 19, coder: 2, label: 0 },
      // Outside the text, and of nothing.
      { start: 18, end: 60, coder: 2, label: 0 },
      { start: 5, end: 5, coder: 2, label: 0 },
    ]),
  );
  expect(words).toEqual({ total: 4, all: 1, most: 1, some: 0, one: 1, none: 1 });
  expect(shared).toEqual([
    { start: 0, end: 3, count: 3 },
    { start: 4, end: 7, count: 2 },
    { start: 14, end: 18, count: 1 },
  ]);
  expect(runs.map(({ start, end, disputed: number }) => [start, end, number])).toEqual([
    [0, 2, null],
    [3, 4, null],
    [4, 7, 1],
    [7, 8, null],
    [14, 19, 2],
  ]);
  expect(disputed).toBe(2);
});

test("what everybody calls otherwise is disputed, and touching spans stay two", () => {
  const same = [0, 1].map((coder) => ({ start: 0, end: 3, coder, label: 0 }));
  const other = [0, 1].map((coder) => ({ start: 4, end: 7, coder, label: coder }));
  const touching = [0, 1].flatMap((coder) =>
    [8, 11].map((start) => ({ start, end: start + 3, coder, label: 0 })),
  );
  const { runs } = agreementOnText(compared("One two thrfou", [...same, ...other, ...touching], 2));
  expect(runs.map(({ start, disputed }) => [start, disputed])).toEqual([
    [0, null],
    [4, 1],
    [8, null],
    [11, null],
  ]);
});

test("a span that begins before a word is told at the word", () => {
  const { runs } = agreementOnText(
    compared("One two", [
      { start: 3, end: 7, coder: 0, label: 2 },
      { start: 4, end: 7, coder: 1, label: 0 },
    ]),
  );
  expect(runs.map(({ words, marks }) => [words, marks.map(({ begins }) => begins)])).toEqual([
    [null, [[2]]],
    [{ start: 4, end: 7 }, [[2], [0]]],
  ]);
});

test("combining signs and letters beyond the first plane stay whole", () => {
  const content = "שָׁלוֹם 🐟🐟 e\u0301te\u0301";
  const end = content.length;
  const { words, shared } = agreementOnText(
    compared(content, [{ start: 0, end, coder: 0, label: 0 }], 2),
  );
  expect(words).toMatchObject({ one: words.total });
  expect(shared).toEqual([{ start: 0, end, count: 1 }]);
});

test("shares of few coders", () => {
  const of = (coders: number) =>
    Array.from({ length: coders }, (_, at) => shareOf(at + 1, coders)).join(" ");
  expect(of(2)).toBe("one all");
  expect(of(3)).toBe("one most all");
  expect(of(6)).toBe("one some some most most all");
  expect([0, 19].map(letterOf)).toEqual(["A", "T"]);
});

test("a long text is drawn page by page, each with what lies on it and where its disputes begin", () => {
  const paragraph = "word ".repeat(1_000).trim();
  const content = Array.from({ length: 20 }, () => paragraph).join("\n\n");
  const text = plain(content);
  const some = Array.from({ length: 200 }, (_, at) => {
    return { start: at * 500, end: at * 500 + 4, coder: at % 2, label: 0 };
  });
  const whole = agreementOnText({ text, language: "en", spans: some, coders: 2, labels: 1 });
  const first = codedPage(text, whole, 1);
  expect(first.pages).toBeGreaterThan(4);
  const pages = Array.from({ length: first.pages }, (_, at) => codedPage(text, whole, at + 1));
  const shown = pages.flatMap(({ leaves }) => leaves);
  expect(Math.max(...shown.map((leaf) => leaf.text.length))).toBeLessThanOrEqual(4_000);
  expect(shown.map((leaf) => leaf.text).join("")).toBe(content.replaceAll("\n\n", ""));
  for (const { page, leaves, runs, firstDisputed } of pages) {
    expect(leaves.reduce((sum, leaf) => sum + leaf.text.length, 0)).toBeLessThanOrEqual(20_000);
    expect(runs.length).toBeLessThan(60);
    const numbers = runs.flatMap(({ disputed }) => disputed ?? []);
    expect(numbers[0]).toBe(firstDisputed[page - 1]);
  }
  expect(pages.reduce((sum, { runs }) => sum + runs.length, 0)).toBe(200);
  expect(codedPage(text, whole, 99).page).toBe(first.pages);
});

test("many stretches fill a page before its length does", () => {
  const content = Array.from({ length: 10 }, () => "a b ".repeat(400).trim()).join("\n\n");
  const text = plain(content);
  const some = [...content.matchAll(/a/g)].map(({ index }) => {
    return { start: index, end: index + 1, coder: 0, label: 0 };
  });
  const whole = agreementOnText({ text, language: "en", spans: some, coders: 2, labels: 1 });
  const { runs, pages } = codedPage(text, whole, 1);
  expect(pages).toBe(5);
  expect(runs.length).toBeLessThanOrEqual(1_000);
});
