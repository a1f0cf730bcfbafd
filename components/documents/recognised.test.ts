import { expect, test } from "vitest";
import { formatOfFile, titleOf } from "./recognised";

test.each([
  ["Friends, neighbours, three winters ago this quay was a ruin.", "plain"],
  ["# Speech\n\nFriends", "markdown"],
  ["Speech\n======\n\nFriends", "markdown"],
  ["See [the report](https://example.org).", "markdown"],
  ["<!doctype html><title>Speech</title>", "html"],
  ["<p>Friends</p>", "html"],
  ["1 < 2 and #hashtags are no headings", "plain"],
  ["", "plain"],
] as const)("%j looks like %s", (content, format) => {
  expect(formatOfFile(content)).toBe(format);
});

test("a title is the first heading of Markdown, or the first line", () => {
  expect(titleOf("Preface\n\n# The *council* meets #\n", "markdown")).toBe("The council meets");
  expect(titleOf("The council\n===\nmet", "markdown")).toBe("The council");
  expect(titleOf("\n\n  Friends,   neighbours\nmore", "plain")).toBe("Friends, neighbours");
  expect(titleOf("", "plain")).toBe("");
});

test("a very long first line is cut", () => {
  expect(titleOf("word ".repeat(100), "plain").length).toBeLessThanOrEqual(120);
});
