import { describe, expect, test } from "vitest";
import { fromHtml, type HtmlOptions } from "./html";

function good(html: string, options?: HtmlOptions) {
  const page = fromHtml(html, options);
  if (!page.ok) throw new Error(page.problem);
  return page.value;
}
const links = (html: string, options?: HtmlOptions) =>
  good(html, options).structure.marks.flatMap((mark) => (mark.kind === "link" ? [mark.href] : []));

describe("a relative link", () => {
  const link = '<p>See <a href="../books?page=2#top">the books</a>.</p>';

  test("starts from where the page was found", () => {
    expect(links(link, { address: "https://quay.example/news/2021/storms" })).toEqual([
      "https://quay.example/news/books?page=2#top",
    ]);
  });

  test("starts from the address that the page says it has", () => {
    const page = (head: string) => `<html><head>${head}</head><body>${link}</body></html>`;
    const canonical = '<link rel="canonical" href="https://quay.example/a/b">';
    expect(links(page(canonical))).toEqual(["https://quay.example/books?page=2#top"]);
    expect(links(page(`${canonical}<base href="/x/y/z">`))).toEqual([
      "https://quay.example/x/books?page=2#top",
    ]);
    expect(links(page('<base href="https://base.example/x/y/">'))).toEqual([
      "https://base.example/x/books?page=2#top",
    ]);
  });

  test("is words where nobody knows what it starts from", () => {
    const page = good(link);
    expect(page.structure.marks).toEqual([]);
    expect(page.notices).toEqual([{ kind: "links-made-text", count: 1 }]);
    expect(links('<a href="//quay.example/a">a</a>')).toEqual(["https://quay.example/a"]);
  });

  test("to a place in its page or to a script leads nowhere", () => {
    const unsafe =
      '<a href="#top">a</a> <a href="javascript:alert(1)">b</a> <a href="data:text/html,x">c</a>';
    expect(links(unsafe, { address: "https://quay.example/" })).toEqual([]);
    expect(links(link, { address: "file:///etc/a/b" })).toEqual([]);
  });
});

describe("a formula is shown once, as TeX or as its signs", () => {
  const math = (inner: string, rest = "") => `<math${rest}><semantics>${inner}</semantics></math>`;
  const half = "<mfrac><mn>1</mn><mn>2</mn></mfrac>";
  const tex = String.raw`\frac{1}{2}`;
  const noted = math(`${half}<annotation encoding="application/x-tex">${tex}</annotation>`);

  test.each([
    ["MathML", math("<mi>x</mi><mo>=</mo><mn>2</mn>"), "x=2"],
    ["MathML with TeX beside it", noted, tex],
    ["MathML with TeX as its alternative", math(half, ` alttext="{\\displaystyle ${tex}}"`), tex],
    ["a script for MathJax", `<script type="math/tex">${tex}</script>`, tex],
    [
      "a script and what MathJax made of it",
      `<span class="MathJax_Preview"></span><span class="MathJax"><span>12</span></span><script type="math/tex; mode=display">${tex}</script>`,
      tex,
    ],
    [
      "MathJax 3",
      `<mjx-container><mjx-math aria-hidden=true></mjx-math><mjx-assistive-mml>${noted}</mjx-assistive-mml></mjx-container>`,
      tex,
    ],
    [
      "KaTeX",
      `<span class=katex><span class=katex-mathml>${noted}</span><span class=katex-html aria-hidden=true>12</span></span>`,
      tex,
    ],
    [
      "KaTeX without MathML",
      "<span class=katex><span class=katex-html aria-hidden=true>x=2</span></span>",
      "x=2",
    ],
    [
      "an encyclopedia",
      `<span class=mwe-math-element><span class=mwe-math-mathml-inline style="display: none">${noted}</span><img class=mwe-math-fallback-image-inline aria-hidden=true alt="${tex}"></span>`,
      tex,
    ],
    ["a picture of TeX", `<img class=latex alt="${tex}" src=x>`, tex],
  ])("%s", (_, html, shown) => {
    expect(good(`<p>So ${html} holds.</p>`).text).toBe(`So ${shown} holds.`);
    const page = good(`<html><body><article><p>So ${html} holds.</p></article></body></html>`);
    expect(page.text).toBe(`So ${shown} holds.`);
  });
});

describe("a quotation in a line has the marks of its language", () => {
  test.each([
    ["en", "“a ‘b “c” d’ e”"],
    ["de-AT", "„a ‚b „c“ d‘ e“"],
    ["fr", "«\u00a0a “b «\u00a0c\u00a0» d” e\u00a0»"],
    ["pl", "„a «b „c” d» e”"],
    ["ja", "「a 『b 「c」 d』 e」"],
    ["xx", "“a ‘b “c” d’ e”"],
  ])("%s", (language, shown) => {
    const html = `<p lang=${language}><q>a <q>b <q>c</q> d</q> e</q></p>`;
    expect(good(html).text).toBe(shown);
  });
});
