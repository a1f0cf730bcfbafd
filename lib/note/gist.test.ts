import { expect, test } from "vitest";
import { gist } from "./gist";

test("a closed card shows words, not marks", () => {
  expect(gist("Twice *what*, and\n\nsince **when**?")).toBe("Twice what, and since when?");
  expect(gist("- one\n- [two](https://example.org)")).toBe("one two");
});
