import { describe, expect, test } from "vitest";
import type { Block, DocumentText } from "./document-text";
import { fromHtml } from "./html";
import type { IncomingText, TextOutcome } from "./incoming";
import { safeHref } from "./link";
import { fromMarkdown } from "./markdown";
import { fromPlain } from "./plain";
import { whyNotStructure } from "./structure";

function good(outcome: TextOutcome): IncomingText {
  if (!outcome.ok) throw new Error(outcome.reason.key);
  expect(whyNotStructure(outcome.value)).toBeNull();
  return outcome.value;
}

/** The structure in a readable form: each block's kind and words. */
function outline({ text, structure }: DocumentText): string[] {
  return structure.blocks.map((b: Block) => `${b.kind}: ${text.slice(b.start, b.end)}`);
}

function marked({ text, structure }: DocumentText): string[] {
  return structure.marks.map((m) => `${m.kind}: ${text.slice(m.start, m.end)}`);
}

describe("every way in", () => {
  test.each(["", "  \n\n\t ", "\uFEFF\r\n"])("refuses %j, which has no word", (content) => {
    for (const read of [fromPlain, fromMarkdown, fromHtml]) {
      expect(read(content)).toMatchObject({ ok: false, problem: "empty" });
    }
  });

  test("refuses NUL, binary files and halves of characters", () => {
    expect(fromPlain("a\0\0b".repeat(20))).toMatchObject({ ok: false, problem: "not-text" });
    expect(fromPlain("%PDF-1.7 x")).toMatchObject({ ok: false, problem: "not-text" });
    expect(fromPlain("\u0001\u0002\u0003word".repeat(20))).toMatchObject({ problem: "not-text" });
    expect(fromMarkdown("a\ud800b")).toMatchObject({ ok: false, problem: "lone-surrogate" });
  });

  test("says what it changed and what it kept", () => {
    const { text, notices } = good(fromPlain("\uFEFFa\r\nb\rc\u2028d \u202Ee\u200Bf \u001b[31m"));
    expect(text).toBe("a\nb\nc\nd \u202Ee\u200Bf ␛[31m");
    expect(notices).toEqual([
      { kind: "byte-order-mark-removed", count: 1 },
      { kind: "line-ends-changed", count: 3 },
      { kind: "controls-made-visible", count: 1 },
      { kind: "bidi-controls-kept", count: 1 },
      { kind: "zero-width-kept", count: 1 },
    ]);
  });

  test("never composes a character", () => {
    for (const word of ["e\u0301", "\u00e9", "\u1e9b\u0323", "ﷺ"]) {
      expect(good(fromPlain(word)).text).toBe(word);
      expect(good(fromMarkdown(word)).text).toBe(word);
      expect(good(fromHtml(word)).text).toBe(word);
    }
  });
});

describe("plain text", () => {
  test("stays as it was sent, blank lines and all", () => {
    const sent = "\n\n  First words here, and more.\n\n\n\nLast.\n\n";
    expect(good(fromPlain(sent)).text).toBe(sent);
  });

  test("lines that fill a margin are one paragraph", () => {
    const wrapped =
      "The harbour was closed for three days while the\ndivers looked for the anchor that the ferry had\nlost, and nobody on the quay could say how long\nit would take.";
    const page = good(fromPlain(wrapped));
    expect(outline(page)).toEqual([`paragraph: ${wrapped}`]);
    expect(page.structure.marks).toEqual([]);
  });

  test("short lines keep their ends, as in an address", () => {
    const page = good(fromPlain("A sentence first.\n\nIda Holm\nHarbour Office\nPort Elin"));
    expect(marked(page)).toEqual(["break: \n", "break: \n"]);
  });

  test("long lines are paragraphs of their own", () => {
    const line = "A long line that goes on and on. ".repeat(8).trim();
    expect(outline(good(fromPlain(`${line}\n${line}\nShort end.`)))).toHaveLength(3);
  });

  test("columns made of spaces are kept", () => {
    const page = good(fromPlain("Year    Ships   Crew\n1901    12      340\n1902    15      402"));
    expect(outline(page)[0]).toMatch(/^preformatted/);
  });

  test("the first line is the title, and a date above it is the date", () => {
    const body =
      "The ferry had not been seen since the morning, and the families waited on the quay until the lamps were lit.";
    const page = good(fromPlain(`Friday, March 3, 2017\n\nThe Lost Ferry\n\n${body}`));
    expect(page.title).toBe("The Lost Ferry");
    expect(page.metadata.date).toBe("2017-03-03");
    expect(outline(page)[1]).toBe("heading: The Lost Ferry");
  });

  test("words cut out of a sentence are no heading", () => {
    const page = good(
      fromPlain(
        `Title Here\n\nOn Sunday the\n\nFriends of the Ferry\n\nheld a meeting that was very well attended by people from every part of the town and beyond it.`,
      ),
    );
    expect(outline(page).filter((b) => b.startsWith("heading"))).toEqual(["heading: Title Here"]);
  });

  test("two voices make a transcript", () => {
    const page = good(
      fromPlain(
        "THE CHAIR: Are we ready?\n\nAna Reis (Harbour Party): We are.\n\nWe have been for years.\n\nTHE CHAIR: Then let us begin.",
      ),
    );
    const turns = page.structure.blocks.filter((b) => b.kind === "turn");
    expect(turns.map((t) => t.speaker)).toEqual([
      "THE CHAIR",
      "Ana Reis (Harbour Party)",
      "THE CHAIR",
    ]);
    expect(page.text.slice(turns[1]?.start, turns[1]?.end)).toMatch(/for years\.$/);
  });

  test("a note with a colon is nobody's speech", () => {
    const page = good(fromPlain("Note: bring a coat.\n\nWhere: the quay.\n\nNote: and a hat."));
    expect(page.structure.blocks.every((b) => b.kind === "paragraph")).toBe(true);
  });
});

describe("Markdown", () => {
  test("front matter is what the text says of itself, not text", () => {
    const page = good(
      fromMarkdown('---\ntitle: "A Day"\nauthor: Ida\ndate: 2020-02-01\nlang: da\n---\n\nWords.'),
    );
    expect(page).toMatchObject({
      title: "A Day",
      text: "Words.",
      metadata: { author: "Ida", date: "2020-02-01", language: "da" },
    });
  });

  test("lists nest, tables keep empty cells, tasks keep their box", () => {
    const page = good(
      fromMarkdown("3. a\n   - b\n4. c\n\n- [x] done\n\n| h | i |\n|---|---|\n|   | 2 |"),
    );
    expect(page.text).toBe("a\nb\nc\n\n[x] done\n\nh\ti\n\t2");
    expect(page.structure.blocks[0]).toMatchObject({ kind: "list", ordered: true, first: 3 });
    expect(page.structure.blocks.filter((b) => b.kind === "cell")).toHaveLength(4);
  });

  test("marks nest and links are safe", () => {
    const page = good(
      fromMarkdown(
        "**a _b_** [c](https://x.example/ 't') [d](javascript:x) `e` ~~f~~ ![g](h.png)  \ni",
      ),
    );
    expect(marked(page)).toEqual([
      "strong: a b",
      "emphasis: b",
      "link: c",
      "code: e",
      "deletion: f",
      "break: \n",
    ]);
    expect(page.text).toBe("a b c d e f g\ni");
    expect(page.notices).toContainEqual({ kind: "links-made-text", count: 1 });
  });

  test("footnotes are told apart from the words", () => {
    const page = good(fromMarkdown("Said[^a].\n\n[^a]: In a letter."));
    expect(page.text).toBe("Said[a].\n\nIn a letter.");
    expect(marked(page)).toEqual(["footnote-reference: [a]"]);
    expect(outline(page)[1]).toBe("footnote: In a letter.");
  });

  test("raw HTML leaves its words and never its scripts", () => {
    const page = good(fromMarkdown("a <b>c</b>\n\n<div>d<script>alert(1)</script></div>"));
    expect(page.text).toBe("a c\n\nd");
  });
});

const BODY = [
  "The ferry left the quay at six with forty people on board, and the harbour master noted the wind in his book as he had done every morning for twenty years.",
  "By noon the telegraph office had three messages from the island, none of which said anything about a ferry, and by two the first families came down to ask.",
  "The company said in the evening that nobody could have known, which the pilot's widow called a lie in front of the assembled town.",
];
const paragraphs = BODY.map((p) => `<p>${p}</p>`).join("\n");
const links = Array.from(
  { length: 12 },
  (_, i) => `<li><a href="/s/${i}">Another story number ${i} of this paper</a></li>`,
).join("");

describe("HTML", () => {
  test("a news page gives its article and what it says of itself", () => {
    const page = good(
      fromHtml(`<!doctype html><html lang="en-GB"><head><title>Ferry lost | The Quay</title>
        <meta property="og:site_name" content="The Quay"><meta property="og:title" content="Ferry lost with forty">
        <meta property="article:published_time" content="2017-03-03T06:00:00Z"><link rel=canonical href="https://quay.example/ferry">
        <script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ida Holm"}]}</script></head>
        <body><header><nav><ul>${links}</ul></nav></header><main><article><h1>Ferry lost with forty</h1>
        <div class="share-tools"><a href="https://t.example/">Share</a></div>${paragraphs}
        <aside>Read more: ${links}</aside><figure><img src=x alt="A ferry"><figcaption>The quay at dusk.</figcaption></figure></article>
        <section class="related"><ul>${links}</ul></section></main><footer>© The Quay</footer><script>alert(1)</script></body></html>`),
    );
    expect(page.text).toBe(["Ferry lost with forty", ...BODY].join("\n\n"));
    expect(page.title).toBe("Ferry lost with forty");
    expect(page.metadata).toEqual({
      author: "Ida Holm",
      date: "2017-03-03",
      publisher: "The Quay",
      url: "https://quay.example/ferry",
      language: "en-GB",
    });
  });

  test("a page of divisions gives the part whose paragraphs say most", () => {
    const page = good(
      fromHtml(`<html><body><div id=menu><ul>${links}</ul></div><div class=wrap><div class=col>${paragraphs}</div>
        <div class=side><p>Weather: rain.</p><ul>${links}</ul></div></div><div id=bottom>Imprint</div></body></html>`),
    );
    expect(page.text).toBe(BODY.join("\n\n"));
  });

  test("an old page that is laid out in tables still reads as paragraphs", () => {
    const page = good(
      fromHtml(
        `<html><body><table><tr><td><ul>${links}</ul></td><td>${paragraphs}</td></tr></table></body></html>`,
      ),
    );
    for (const p of BODY) expect(page.text).toContain(p);
    expect(page.structure.blocks.some((b) => b.kind === "heading")).toBe(false);
  });

  test("an index of several articles is kept whole", () => {
    const page = good(
      fromHtml(
        `<html><body><main>${BODY.map((p) => `<article><p>${p} ${p}</p></article>`).join("")}</main></body></html>`,
      ),
    );
    for (const p of BODY) expect(page.text).toContain(p);
  });

  test("a fragment is kept whole and space collapses as in a browser", () => {
    const page = good(
      fromHtml(
        "<aside>a\n  b <b>c </b>d</aside><p>e<br>f<br><br>g &amp; h&nbsp;i<br></p><p>  </p><pre>\n x\n  y\n</pre>",
      ),
    );
    expect(page.text).toBe("a b c d\n\ne\nf\n\ng & h\u00a0i\n\n x\n  y");
    expect(marked(page)).toEqual(["strong: c", "break: \n"]);
  });

  test("footnotes are found by their links", () => {
    const page = good(
      fromHtml(
        '<p>Said<sup><a href="#fn1">[1]</a></sup>.</p><ol><li id=fn1>In a letter. <a href="#fnref1">↩</a></li></ol>',
      ),
    );
    expect(marked(page)).toEqual(["footnote-reference: [1]"]);
    expect(outline(page)).toEqual(["paragraph: Said[1].", "footnote: In a letter."]);
  });

  test("what is hidden was not read", () => {
    const page = good(
      fromHtml(
        '<p>a<span hidden>b</span><span style="display: none">c</span><span aria-hidden=true>d</span></p><template>e</template>',
      ),
    );
    expect(page.text).toBe("a");
  });
});

describe("a transcript keeps its speakers", () => {
  const long =
    "The gauge was read every hour of that night, and whoever read it wrote the number down.";
  const more = `${long} Nobody has asked for the book since.`;
  const turnsOf = (content: string) => {
    const { text, structure } = good(fromPlain(content));
    const turns = structure.blocks.filter(({ kind }) => kind === "turn");
    return turns.map(({ start, end }) => text.slice(start, end));
  };
  const other = `LIND: ${more}`;

  test.each([
    ["a note in parentheses", "(APPLAUSE)"],
    ["a note in brackets", "[laughter]"],
    ["a note of several words", "(CROSSTALK AND BELL)"],
    ["a question", "Who has read the book?"],
    ["a question in marks", "“Who has read the book?”"],
    ["an exclamation", "Read it!"],
  ])("over %s of one line", (_kind, line) => {
    const first = `REIS: ${more}\n\n${line}\n\n${more}`;
    expect(turnsOf(`${first}\n\n${other}\n\n${line}\n\nREIS: ${more}`)).toEqual([
      first,
      `${other}\n\n${line}`,
      `REIS: ${more}`,
    ]);
  });

  test("up to a heading", () => {
    expect(turnsOf(`REIS: ${more}\n\nThe second evening\n\n${more}\n\n${other}`)).toEqual([
      `REIS: ${more}`,
      other,
    ]);
  });

  test("and a question is a heading where nobody speaks", () => {
    expect(outline(good(fromPlain(`${more}\n\nWho has read the book?\n\n${more}`)))).toContain(
      "heading: Who has read the book?",
    );
  });
});

test.each([
  ["https://a.example/x y", "https://a.example/x%20y"],
  ["  HTTP://a.example", "HTTP://a.example"],
  ["mailto:ida@quay.example", "mailto:ida@quay.example"],
  ["java\nscript:alert(1)", null],
  ["\u0001javascript:alert(1)", null],
  ["//evil.invalid", null],
  ["/relative", null],
  ["https:evil", null],
  ["data:text/html,x", null],
])("the address %j is followed as %j", (address, href) => {
  expect(safeHref(address)).toBe(href);
});
