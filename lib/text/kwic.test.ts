import { expect, test } from "vitest";
import { kwic } from "./kwic";

const text =
  "One.\n\nThe quay was rebuilt in three years, and nobody asked what it cost them.\nNext.";
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
});

test("a line feed within the words becomes a space", () => {
  expect(kwic("a\nb", { start: 0, end: 3 }).words).toBe("a b");
});
