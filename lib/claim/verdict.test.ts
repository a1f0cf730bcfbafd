import { expect, test } from "vitest";
import { DEFAULT_VERDICTS, verdictScale, whyNoScale } from "./verdict";
import { sentenceOf } from "@/server/platform/messages";

test("a project without a scale of its own has the default one", () => {
  for (const settings of [
    null,
    {},
    { verdicts: "true" },
    { verdicts: [] },
    { verdicts: [1, " "] },
  ]) {
    expect(verdictScale(settings)).toEqual(DEFAULT_VERDICTS);
  }
});

test("a project's own scale counts, in its order and each word once", () => {
  expect(verdictScale({ verdicts: ["stimmt", "stimmt nicht", "stimmt"] })).toEqual([
    "stimmt",
    "stimmt nicht",
  ]);
});

test("a scale that can be used is one the project then has, word for word", () => {
  for (const scale of [DEFAULT_VERDICTS, ["holds"], ["stimmt", "stimmt nicht", "صحيح"]]) {
    expect(whyNoScale(scale)).toBeNull();
    expect(verdictScale({ verdicts: scale })).toEqual(scale);
  }
});

test.each([
  ["holds", "A scale of verdicts is a list of words."],
  [{ 0: "holds" }, "A scale of verdicts is a list of words."],
  [[], "A scale of verdicts has at least one word."],
  [
    Array.from({ length: 51 }, (_, i) => `step ${i}`),
    "A scale of verdicts has at most 50 words, and these are 51.",
  ],
  [["holds", 1], "Verdict 2 is no word."],
  [["holds", null], "Verdict 2 is no word."],
  [["holds", " \t"], "Verdict 2 is empty."],
  [["holds", "holds "], "Verdict 2 begins or ends with a blank."],
  [["x".repeat(101)], "Verdict 1 is longer than 100 characters."],
  [["holds", "none"], "Verdict 2 is “none”, which stands for no verdict."],
  [["holds", "fails", "holds"], "“holds” stands twice on the scale."],
])("of a scale that can not be used it is said why: %j", (scale, why) => {
  const refused = whyNoScale(scale);
  expect(refused && sentenceOf(refused)).toBe(why);
});
