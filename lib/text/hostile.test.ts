import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockTree, inlineRuns, type TreeNode } from "./block-tree";
import { fromHtml } from "./html";
import type { TextOutcome } from "./incoming";
import { fromMarkdown } from "./markdown";
import { fromPlain } from "./plain";
import { whyNotStructure } from "./structure";
import { sentenceOf } from "@/server/platform/messages";

const SEED = 20261122;
const READERS = { plain: fromPlain, markdown: fromMarkdown, html: (s: string) => fromHtml(s) };

function wordsOf(node: TreeNode): string {
  if (node.type === "block") return node.children.map(wordsOf).join("");
  if (node.type === "gap") return node.text;
  const runs = inlineRuns(node);
  for (const run of runs) {
    for (const mark of run.marks) {
      expect(mark.start).toBeLessThanOrEqual(run.start);
      expect(mark.end).toBeGreaterThanOrEqual(run.start + run.text.length);
    }
  }
  return runs.map((run) => run.text).join("");
}

/** What every importer guarantees for any input. */
function holds(outcome: TextOutcome): void {
  if (!outcome.ok) {
    expect(sentenceOf(outcome.reason)).not.toBe("");
    return;
  }
  const { value } = outcome;
  expect(whyNotStructure(value)).toBeNull();
  expect(value.text.isWellFormed()).toBe(true);
  expect(value.text).not.toMatch(/[\x00-\x08\x0B-\x1F\x7F\x85\u2028\u2029\uFFFE\uFFFF]/);
  expect(blockTree(value).map(wordsOf).join("")).toBe(value.text);
}

/** Input that has broken other programs; adapted from the usual cheat sheets. */
const PAYLOADS: readonly string[] = [
  "a\u0000b",
  "a\ud800b",
  "\udc00",
  "\ufeffText",
  "abc\u202Etxt.exe",
  "\u2066\u2067x\u2069",
  "line1\r\nline2\rline3\u2028\u2029\u0085end",
  "Z" + "\u0337\u0316\u0300".repeat(5000),
  "ﷺ".repeat(20_000),
  "\u001b[31mred\u001b]0;title\u0007",
  "",
  " \n\t ",
  "\uFEFF",
  "[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](java&#x09;script:alert(1)) <javascript:alert(1)>",
  "[x](&#106;avascript:alert(1)) [x](data:text/html;base64,AAAA) [x](vbscript:msgbox) [y]: javascript:alert(1)",
  '![a](x" onerror="alert(1)) ![a](https://tracker.invalid/p.gif) ![](//evil.invalid/x)',
  "<img src=x onerror=alert(1)> <svg/onload=alert(1)> <details open ontoggle=alert(1)> words",
  '<a href="//evil.invalid">x</a> <form action=/a method=post><button>ok</button>sent</form>',
  "<style>*{display:none}</style> <div style='position:fixed'>shown</div> <base href=//evil.invalid/>",
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe> <meta http-equiv=refresh content="0;url=//e">x',
  "<a id=config name=config><a id=config name=apiUrl href=//evil.invalid>clobbered",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">m',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">s',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">n',
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<p>safe<!--[if IE]><script>alert(1)</script><![endif]--> <object data=x.svg></object><embed src=x>",
  "<template><script>alert(1)</script></template><template shadowrootmode=open><img src=x></template>t",
  '<a href="&#1;javascript:alert(1)">x</a><a href="jav&#x0A;ascript:alert(1)">y</a>',
  "<textarea>&lt;/textarea&gt;&lt;svg/onload=alert(1)&gt;</textarea>t",
  "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
  "[".repeat(50_000),
  "*a **a ".repeat(20_000),
  "> ".repeat(10_000),
  "- ".repeat(5_000) + "x",
  "`".repeat(99_999),
  "*".repeat(100_000) + "x",
  "<div>".repeat(100_000),
  "<table>".repeat(5_000) + "x",
  "<b>".repeat(20_000) + "<p>x</p>".repeat(200),
  "<p><b><i><u><s><tt>".repeat(3_000) + "x",
  `<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(" ")}>x</p>`,
  "<ul><li>".repeat(150) + "x",
  "<table><tr><td>a<td><tr><td><td>".repeat(90),
  "&#0;&#1;&#xD800;&#x110000;x",
];

describe.each(Object.entries(READERS))("hostile input as %s", (_, read) => {
  test.each(PAYLOADS.map((p, i) => [i, p.slice(0, 30), p] as const))(
    "%i %j is text or refused",
    (_i, _n, payload) => {
      const outcome = read(payload);
      holds(outcome);
    },
  );

  test("no address of a mark runs anything", () => {
    for (const payload of PAYLOADS) {
      const outcome = read(payload);
      if (!outcome.ok) continue;
      for (const mark of outcome.value.structure.marks) {
        if (mark.kind === "link") expect(mark.href).toMatch(/^(?:https?:\/\/|mailto:)/i);
      }
    }
  });

  test("whatever is put together from pieces of markup keeps the invariants", () => {
    const pieces = [
      "word",
      " ",
      "\n",
      "\n\n",
      "\t",
      "one two",
      "<p>",
      "</p>",
      "<div>",
      "</div>",
      "<b>",
      "</b>",
      "<i>",
      "</i>",
      "<a href='https://a.example/'>",
      "</a>",
      "<br>",
      "<ul>",
      "<li>",
      "</ul>",
      "<ol start=3>",
      "<table>",
      "<tr>",
      "<td>",
      "<th>",
      "</table>",
      "<blockquote>",
      "</blockquote>",
      "<pre>",
      "</pre>",
      "<h2>",
      "</h2>",
      "<dl><dt>",
      "<dd>",
      "<sup><a href='#fn1'>1</a></sup>",
      "<li id=fn1>",
      "<q>",
      "</q>",
      "<caption>",
      "<span hidden>",
      "# ",
      "- ",
      "1. ",
      "> ",
      "**",
      "_",
      "`",
      "```\n",
      "| a | b |\n|---|---|\n",
      "|",
      "[^1]",
      "[^1]: note\n",
      "[l](https://b.example)",
      "  \n",
      "&nbsp;",
      "&#8232;",
      "😀",
      "e\u0301",
      "\r\n",
      "NAME: ",
      "Ana Reis: ",
    ];
    const sources = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((p) => p.join(""));
    fc.assert(
      fc.property(sources, (source) => {
        holds(read(source));
      }),
      { seed: SEED, numRuns: 3_000 },
    );
  });
});

test("ten megabytes of paragraphs come in", () => {
  const line = "A paragraph of some length that was written to be read, and then read. ";
  const html = `<p>${line.repeat(3)}</p>\n`.repeat(44_000);
  expect(html.length).toBeGreaterThan(9_500_000);
  const plain = `${line.repeat(3)}\n\n`.repeat(46_000);
  expect(fromHtml(html).ok).toBe(true);
  expect(fromPlain(plain).ok).toBe(true);
});

test("one character too many is refused", () => {
  expect(fromPlain("A".repeat(10_000_001))).toMatchObject({ ok: false, problem: "too-long" });
  expect(fromPlain("A".repeat(10_000_000)).ok).toBe(true);
});
