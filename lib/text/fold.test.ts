import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, searchable } from "./fold";

test.each([
  ["Łódź STRASSE Straße Évian Ω", "lodz strasse strasse evian ω"],
  ["İstanbul, ΟΔΥΣΣΕΎΣ", "istanbul, οδυσσευσ"],
  ["ｈａｒｂｏｕｒ ｶﾞﾗｽ", "harbour ガラス"],
  ["किताब, কৌতুক", "किताब, কৌতুক"],
  ["각 가", "각 가"],
  ["rock ´n´ roll", "rock 'n' roll"],
  ["가\u0640\u11a8", "각"],
])("“%s” is compared as “%s”", (written, expected) => {
  expect(fold(written)).toBe(expected.normalize("NFC"));
  expect(fold(fold(written))).toBe(fold(written));
});

const PARTS = [
  ..."aZé\u0301\u00ad\u200b \u00a0\n\u3099\u1100\u1161\u11a8가かｶﾞकािﬁßﷺ¨´\u0640\u0654😀",
];
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join("")),
);

test("a text folds to the same as its words, whatever it is made of", () => {
  fc.assert(
    fc.property(text, (words) => searchable(words).folded === fold(words)),
    { examples: [["가\u0640\u11a8"]] },
  );
});

test("every folded character has its place in the text, in order", () => {
  fc.assert(
    fc.property(text, (words) => {
      const { folded, starts, ends } = searchable(words);
      expect([starts.length, ends.length]).toEqual([folded.length, folded.length]);
      for (let i = 0; i < folded.length; i++) {
        expect(starts[i]).toBeLessThan(ends[i] as number);
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] as number);
      }
      expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(words.length);
    }),
  );
});
