import { expect, test } from "vitest";
import { partsOf, segmenter } from "./segments";
import { sentencesOf } from "./sentences";

const long = (sentence: string) => sentence.repeat(Math.ceil(13_000 / sentence.length));
const whole = (text: string) => ({ start: 0, end: text.length });

const TEXTS = {
  prose: long("Dr. Reis said it cost 3.5 million (in 2019). “Why?” Nobody's harbour grew by 4 %! "),
  "words without a stop": long("the harbour the quay and nobody's 318 ships call again and "),
  "one word": "x".repeat(13_000),
  "one endless sum": long("3.141592653589793238462643383279,"),
  spaces: " ".repeat(13_000),
  faces: long("👩‍👩‍👧‍👦🇵🇹🇯🇵 e\u0301té 🌉"),
  lines: long("A line.\nand another\r\n\r\nThe next"),
} as const;

test.each(Object.entries(TEXTS))(
  "a long run of %s has the same parts whether it is cut or not",
  (_, text) => {
    for (const granularity of ["word", "sentence"] as const) {
      const parts = [...partsOf(text, whole(text), granularity)];
      const uncut = [...segmenter(granularity).segment(text)];
      expect(parts.map(({ start }) => start)).toEqual(uncut.map(({ index }) => index));
      expect(parts.map(({ isWord }) => isWord)).toEqual(
        uncut.map(({ isWordLike }) => isWordLike === true),
      );
      expect(parts.at(-1)?.end).toBe(text.length);
    }
  },
);

test.each([
  ["zh", long("去年失业率下降了，低于前年。没有人庆祝这件事情")],
  ["ja", long("港は再開された。市長は「費用は安かった」と述べた")],
  ["th", long("ท่าเรือเปิดแล้ว และไม่มีใครจ่ายเงินให้ ")],
])("words of %s, which has no spaces between them, are not cut", (language, text) => {
  const words = [...partsOf(text, whole(text), "word", language)];
  const uncut = [...segmenter("word", language).segment(text)];
  expect(words.map(({ start }) => start)).toEqual(uncut.map(({ index }) => index));
});

test("a run within a text is counted from the text's beginning", () => {
  const text = `Before. ${TEXTS.prose}After.`;
  const run = { start: 8, end: text.length - 6 };
  const parts = [...partsOf(text, run, "sentence")];
  expect(parts[0]?.start).toBe(8);
  expect(parts.at(-1)?.end).toBe(run.end);
  expect(sentencesOf(text, run).at(-1)?.end).toBe(run.end - 1);
});

test("a paragraph of 300,000 characters is no more work than many short ones", () => {
  const text = TEXTS.prose.repeat(Math.ceil(300_000 / TEXTS.prose.length));
  expect([...partsOf(text, whole(text), "word")].length).toBeGreaterThan(100_000);
  expect(sentencesOf(text, whole(text)).length).toBeGreaterThan(5_000);
  // Without the limit on pieces this takes minutes.
});
