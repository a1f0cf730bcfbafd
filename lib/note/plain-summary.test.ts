import { expect, test } from "vitest";
import { plainSummary } from "./plain-summary";

test("a closed card shows words, not marks", () => {
  expect(plainSummary("Twice *what*, and\n\nsince **when**?")).toBe("Twice what, and since when?");
  expect(plainSummary("- one\n- [two](https://example.org)")).toBe("one two");
});

test("words in angle brackets are words", () => {
  expect(plainSummary("Of <which> ships?")).toBe("Of <which> ships?");
  expect(plainSummary("<div>\n*both*")).toBe("<div> both");
});
