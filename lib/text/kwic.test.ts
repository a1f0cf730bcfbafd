import { expect, test } from "vitest";
import { kwic, kwicOf } from "./kwic";

const text =
  "One.\n\nThe quay was rebuilt in three years, and nobody asked what it\ncost them.\n\nNext.";
const at = (words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

test("words stand between what comes before and after, whole words only", () => {
  expect(kwic(text, at("three years"), 20)).toEqual({
    before: "was rebuilt in ",
    words: "three years",
    after: ", and nobody asked",
  });
});

test("the context keeps to the paragraph", () => {
  expect(kwic(text, at("The quay"))).toMatchObject({ before: "" });
  expect(kwic(text, at("cost them"))).toMatchObject({ after: "." });
  expect(kwic(text, at("nobody asked"), 30)).toMatchObject({ after: " what it cost them." });
});

test("a line feed within the words becomes a space", () => {
  expect(kwic("a\nb", { start: 0, end: 3 }).words).toBe("a b");
});

test("no character is cut where there is no space", () => {
  const wide = `${"🌉".repeat(40)}tides${"👩‍👩‍👧".repeat(20)}`;
  const start = wide.indexOf("tides");
  const { before, after } = kwic(wide, { start, end: start + 5 }, 21);
  expect(before).toMatch(/^(🌉)+$/u);
  expect(after).toMatch(/^(👩‍👩‍👧)+$/u);
});

test("words that stand there no more bring what stood around them", () => {
  const [rebuilt, cost] = [at("rebuilt"), at("cost")];
  const target = [
    { ...rebuilt, exact: "rebuilt", prefix: "quay\nwas ", suffix: " in" },
    { ...cost, exact: "cost", prefix: "it ", suffix: " them" },
  ];
  const [was, them] = ["The quay was ", " them."];
  expect(kwicOf(text, target)).toEqual({ before: was, words: "rebuilt … cost", after: them });
  expect(kwicOf("Other words.", target)).toEqual({
    before: "quay was ",
    words: "rebuilt … cost",
    after: " them",
  });
  expect(kwicOf(text, [])).toEqual({ before: "", words: "", after: "" });
});
