import { expect, test } from "vitest";
import { plainSummary } from "./plain-summary";

test("a closed card shows words, not marks", () => {
  expect(plainSummary("Twice *what*, and\n\nsince **when**?")).toBe("Twice what, and since when?");
  expect(plainSummary("- one\n- [two](https://example.org)")).toBe("one two");
});
