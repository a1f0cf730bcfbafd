import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown";

function shown(words: string): string {
  return renderToStaticMarkup(createElement(Markdown, null, words));
}

test("a note's words, lists and tables are shown", () => {
  const html = shown("**strong** and ~~gone~~\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |");
  expect(html).toContain("<strong>strong</strong>");
  expect(html).toContain("<del>gone</del>");
  expect(html).toContain("<li>two</li>");
  expect(html).toContain("<td>2</td>");
});

test("a link opens beside the page and tells nobody where it was", () => {
  expect(shown("[source](https://example.org/a?b=c)")).toContain(
    '<a href="https://example.org/a?b=c" target="_blank" rel="noopener noreferrer nofollow ugc">source</a>',
  );
  expect(shown("[write](mailto:mira@example.test)")).toContain('href="mailto:mira@example.test"');
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](//evil.example)",
  "[x](file:///etc/passwd)",
  "<javascript:alert(1)>",
  "[x][1]\n\n[1]: javascript:alert(1)",
])("an address that is no page becomes plain words: %s", (words) => {
  const html = shown(words);
  expect(html).not.toMatch(/href/);
});

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "![track](https://evil.example/pixel.png)",
  '<a href="https://evil.example" onclick="alert(1)">x</a>',
  "<iframe src=https://evil.example></iframe>",
  "<svg onload=alert(1)>",
  "<style>body{display:none}</style>",
  "a <b onmouseover=alert(1)>b</b>",
])("markup and pictures are never made: %s", (words) => {
  // What is written in angle brackets is shown, escaped; an address in it may be a link of our own.
  const html = shown(words);
  expect(html).not.toMatch(/<(script|img|iframe|svg|style|b)\b/i);
  expect(html).not.toMatch(/<[^>]*\son\w+=/i);
});

test.each([
  ["who <says> so?", "who &lt;says&gt; so?"],
  ["<words>\nand *more*", "&lt;words&gt;<br/>\nand <em>more</em>"],
  ["<!-- not sure --> it fell", "&lt;!-- not sure --&gt; it fell"],
  ["<div>a **b**</div>", "&lt;div&gt;a <strong>b</strong>&lt;/div&gt;"],
  ["x < y and y > z", "x &lt; y and y &gt; z"],
])("words in angle brackets are shown: %s", (words, html) => {
  expect(shown(words)).toContain(html);
});

test("a single line break breaks", () => {
  expect(shown("one\ntwo\n\nthree")).toMatch(/<p>one<br\/>\s*two<\/p>\s*<p>three<\/p>/);
});

test("a note's headings stand below those of the page", () => {
  expect(shown("# one\n\n## two\n\n###### six")).toMatch(/<h3>one<\/h3>\s*<h4>two<\/h4>\s*<h6>six/);
});
