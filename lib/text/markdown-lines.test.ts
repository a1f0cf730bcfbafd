import fc from "fast-check";
import { fromMarkdown as treeOf } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { joinPlainLines } from "./markdown-lines";

const parsed = (source: string, restore = (words: string) => words) =>
  JSON.parse(
    JSON.stringify(
      treeOf(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
      (key, value: unknown) =>
        key === "position" ? undefined : typeof value === "string" ? restore(value) : value,
    ),
  ) as unknown;

const LINES = `the quay
boats, and nets.
low water (at noon)
a
Tide

> low
- net
1. boat
  two
    four
\`\`\`
# Tide
===
---
a | b
- | -
:-
|-|
*a
b* c
\`a
b\`
[a]: /b
[a
b](c)
[^1]: x
<div>
</div>
<!-- a
-->
<pre>
a\\
www.a.example
a@b.example
http://a.example
x &amp; y
~~a
+ b
\tc
=
| a |`
  .split("\n")
  .concat("", "  ", "a  ");

test("Markdown whose plain lines are joined is parsed as what it was", () => {
  const text = fc
    .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, (source) => {
      const joined = joinPlainLines(source);
      expect(parsed(joined.source, (words) => joined.restore(words))).toEqual(parsed(source));
    }),
    { numRuns: 400 },
  );
});

test("a paragraph of many plain lines has two, and a line end that stands for another is chosen anew", () => {
  const source = `${"a\n".repeat(1_000)}\ue000`;
  const joined = joinPlainLines(source);
  expect(joined.source.split("\n")).toHaveLength(3);
  expect(joined.restore(joined.source)).toBe(source);
});

test("what may be the head of a table, or is in one, keeps its lines", () => {
  for (const source of ["a\nb\n|-|\nc\nd\ne", "|a|\n|-|\nb\nc\nd\ne"]) {
    expect(joinPlainLines(source).source).toBe(source);
  }
});
