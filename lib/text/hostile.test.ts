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

const PROSE = `<p>${"Twelve boats lay at the quay, and nobody had counted them. ".repeat(8)}</p>`;
const pageOf = (head: string, body: string) =>
  `<!doctype html><html><head>${head}</head><body><article>${PROSE}${body}</article></body></html>`;
const linkedData = (json: string) =>
  pageOf(`<script type="application/ld+json">${json}</script>`, "");
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const ATTRIBUTES = Array.from({ length: 900 }, (_, i) => `a${i}`).join(" ");
const LONG_NAME = "Quay ".repeat(40_000);

/** Pages whose cost would grow faster than they do, or whose metadata is not what it should be. */
const PAGES: Readonly<Record<string, string>> = {
  "many names of classes": pageOf(
    "",
    Array.from({ length: 10_000 }, (_, i) => `<div class="a${i} b-${i}">x</div>`).join(""),
  ),
  "a name of a class without end": pageOf("", `<div class="${"share-".repeat(200_000)}">x</div>`),
  "many that may be authors": pageOf("", `<b class=author>${"by ".repeat(50)}</b>`.repeat(20_000)),
  "authors and a long name of the site": pageOf(
    `<meta property="og:site_name" content="${LONG_NAME}">`,
    "<b class=author>Ana Berg</b>".repeat(900),
  ),
  "a title of many parts and long headings": pageOf(
    `<title>${"a | ".repeat(140)}b</title>`,
    `<h1>${LONG_NAME}</h1>`.repeat(15),
  ),
  "blanks before linked data": linkedData(`${" ".repeat(200_000)}x`),
  "blanks after linked data": linkedData(`{}-->${" ".repeat(200_000)}x`),
  "types of linked data nested without end": linkedData(`{"@type":${nested(50_000)}}`),
  "a type that is no word": linkedData('{"@type":{"toString":1}}'),
  "authors in linked data nested without end": linkedData(
    `{"@type":"Article","author":${nested(50_000)}}`,
  ),
  "linked data nested without end": linkedData(
    `${'{"@graph":['.repeat(50_000)}${"]}".repeat(50_000)}`,
  ),
  "many quotations": pageOf("", "<q>x</q>".repeat(20_000)),
  "many quotations below many attributes": pageOf(
    "",
    `${`<div ${ATTRIBUTES}>`.repeat(150)}${"<q>x</q>".repeat(30_000)}`,
  ),
  "many quotations in a language without end": `<html lang="${"a-".repeat(500_000)}"><body>${"<q>x</q>".repeat(20_000)}`,
  "quotations in one another": pageOf("", "<q>".repeat(150)),
  "a language called as what every object has": "<html lang=constructor><body><q>Ahoy</q>",
  "many formulas": pageOf("", "<math><mi>x</mi><mo>=</mo></math>".repeat(10_000)),
  "formulas in one another": pageOf(
    "",
    `${"<math><mrow>".repeat(60)}${"<mi>x</mi>".repeat(9_000)}`,
  ),
  "formulas and their scripts": pageOf(
    "",
    `${"<span class=MathJax>x</span>".repeat(10_000)}<script type=math/tex>x</script>`,
  ),
};

test.each(Object.entries(PAGES))("a page with %s is text", (_, page) => {
  const outcome = fromHtml(page);
  expect(outcome.ok).toBe(true);
  holds(outcome);
});

test("an element called as what every object has is no mark", () => {
  expect(fromHtml("<p><constructor>Low</constructor> tide")).toMatchObject({
    value: { text: "Low tide", structure: { marks: [] } },
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
