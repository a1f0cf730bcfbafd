import { describe, expect, test } from "vitest";
import { fromHtml } from "./html";

const PROSE = [
  "The lighthouse keeper wrote down the weather each evening for thirty-one years, and the books were found last spring in a cupboard behind the stairs.",
  "Nobody had asked for them, the museum said on Tuesday, since the station has sent its figures to the capital by telegraph from the first day on.",
  "Read beside the printed tables they show forty storms that no other station noted, most of them short, and all of them in the months after harvest.",
  "The university will copy the pages in winter and compare them with the logs of two shipping companies, which are kept in the next town.",
];
const TEXT = PROSE.join("\n\n");
const paragraphs = PROSE.map((p) => `<p>${p}</p>`).join("");

function textOf(body: string, head = ""): string {
  const page = fromHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
  if (!page.ok) throw new Error(page.problem);
  return page.value.text;
}

const within = (before: string, after = "") =>
  `<main><article>${before}${paragraphs}${after}</article></main>`;

describe("what stands in an article and is none of it", () => {
  test.each([
    [
      "buttons to share, whatever their name is written like",
      '<div class="articleShareBar"><a href=/f>Facebook</a> <a href=/m>Mail</a></div>',
    ],
    [
      "a list of related articles",
      '<section class="related-stories"><h2>Also on the coast</h2><ul><li><a href=/1>The harbour is closed until the end of the week</a></li></ul></section>',
    ],
    [
      "teasers without a telling name",
      "<section><h3>From the archive</h3><div><a href=/1><h4>Two boats and one buoy</h4></a><p>12 May</p></div><div><a href=/2><h4>A pier is moved</h4></a></div></section>",
    ],
    [
      "what others read most",
      '<div class="c-most-read"><h2>Most read</h2><ol><li><a href=/1>Ferry is late</a></li><li><a href=/2>Ferry is early</a></li></ol></div>',
    ],
    [
      "a notice about cookies",
      '<div id="cookie-banner"><p>This site keeps small files on your machine so that it knows you when you come back to it.</p></div>',
    ],
    [
      "a form for letters by mail",
      '<div class="newsletter-box"><h3>Our letter</h3><p>Each Friday morning we send you the week on the coast, with tides and all the ferries.</p></div>',
    ],
    [
      "a box about the author",
      '<div class="author-bio"><p>Ida Holm writes about the sea and has lived on three of its islands since her childhood.</p></div>',
    ],
    [
      "the controls of a player",
      '<div class="audio-player"><span>Listen to this article</span> <span>4 min</span></div>',
    ],
    ["an advertisement", '<div class="ad-slot">Advertisement</div>'],
    [
      "tags",
      '<ul class="post-tags"><li><a href=/t>Weather</a></li><li><a href=/u>Coast</a></li></ul>',
    ],
    [
      "a picture's caption",
      "<figure><img src=x><figcaption>The tower in June.</figcaption></figure>",
    ],
    [
      "a caption in a division",
      '<div class="wp-caption"><img src=x><p class="wp-caption-text">The tower in June.</p></div>',
    ],
    [
      "links to the articles before and after",
      '<nav class="post-navigation"><a href=/1>Fog</a> <a href=/2>Hail</a></nav>',
    ],
    [
      "words for machines that read aloud",
      '<span class="screen-reader-text">Opens in a new window</span>',
    ],
  ])("%s", (_, boilerplate) => {
    expect(textOf(within("", boilerplate))).toBe(TEXT);
    expect(textOf(within("<h1>Forty storms</h1>", boilerplate))).toBe(`Forty storms\n\n${TEXT}`);
  });

  test("links in a heading that edit it or lead to it", () => {
    const heading =
      '<h2>Storms<span class="mw-editsection">[<a href=/e>edit</a>]</span><a class="headerlink" href="#s">¶</a></h2><p>There were forty.</p>';
    expect(textOf(within("", heading))).toBe(`${TEXT}\n\nStorms\n\nThere were forty.`);
  });

  test("who wrote it and when, above its first paragraph", () => {
    const head = (line: string) => textOf(within(`<h1>Forty storms</h1>${line}`));
    for (const line of [
      '<div class="entry-meta">4 March 2021 by <a rel=author href=/i>Ida Holm</a></div>',
      "<p>By Ida Holm</p>",
      "<p>Von Ida Holm</p>",
      "<p>Por Ida Holm</p>",
      "<div><time datetime=2021-03-04>4 March</time></div>",
      "<p>04.03.2021, 17:30</p>",
      "<div>Weather</div>",
    ]) {
      expect(head(line)).toBe(`Forty storms\n\n${TEXT}`);
    }
  });

  test("lines that only pages say, in the languages of Europe", () => {
    for (const line of [
      "Share this article",
      "Das könnte Sie auch interessieren",
      "Sur le même sujet",
      "También te puede interesar",
      "Leggi anche",
      "Leia também",
      "Lees ook",
      "Czytaj także",
      "Läs också",
      "Читайте также",
      "关联阅读".replace("关联", "相关"),
    ]) {
      const list = `<h3>${line}</h3><ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul>`;
      expect(textOf(within("", `<p>${line}</p>${list}`)), line).toBe(TEXT);
    }
    expect(textOf(within("", "<p>Lire aussi : <a href=/1>Deux bateaux</a></p>"))).toBe(TEXT);
  });

  test("comments, also when they outweigh it", () => {
    const remark = `<li><p>I read the books myself and can say that not one of the forty is made up by anybody here.</p></li>`;
    const comments = `<div class="comment-list"><ol>${remark.repeat(30)}</ol></div>`;
    expect(textOf(within("", comments))).toBe(TEXT);
    expect(
      textOf(
        `<div><div>${paragraphs}</div><div id="disqus_thread"><ul>${remark.repeat(30)}</ul></div></div>`,
      ),
    ).toBe(TEXT);
  });
});

describe("what looks like none of the article and is part of it", () => {
  test("a lede in its header", () => {
    const lede = "Books from a cupboard show what the tables of the coast leave out.";
    const header = `<header><h1>Forty storms</h1><p>${lede}</p></header>`;
    const expected = `Forty storms\n\n${lede}\n\n${TEXT}`;
    expect(textOf(within(header))).toBe(expected);
    expect(textOf(`${header}<div>${paragraphs}</div>`)).toBe(expected);
    expect(textOf(within(`<h1>Forty storms</h1><p class="teaser-text">${lede}</p>`))).toBe(
      expected,
    );
  });

  test("a quotation that is set apart, and its source", () => {
    const quotation = '<aside class="pullquote"><blockquote>Nobody had asked.</blockquote></aside>';
    expect(textOf(within("", quotation))).toBe(`${TEXT}\n\nNobody had asked.`);
    const source = `<p><a href="https://museum.example/books">The books at the museum</a></p>`;
    expect(textOf(within("", source))).toBe(`${TEXT}\n\nThe books at the museum`);
  });

  test("links in a sentence, whatever they are called", () => {
    const line =
      "<p>It was <a class='related-link' href=/1>noted before</a> by <span class=author>Ida Holm</span> in a letter.</p>";
    expect(textOf(within("", line))).toBe(
      `${TEXT}\n\nIt was noted before by Ida Holm in a letter.`,
    );
  });

  test("a list, a table and a heading of its own", () => {
    const list =
      "<h2>Comments</h2><p>The museum asks for letters until the end of the month, and for names of keepers who are not in its list.</p><ul><li>200 g of flour</li><li>two eggs</li></ul>";
    expect(textOf(within("", list))).toContain("Comments\n\nThe museum asks");
    expect(textOf(within("", list))).toContain("200 g of flour\ntwo eggs");
    const caption =
      "<figure><table><tr><th>Month</th><th>Storms</th></tr><tr><td>May</td><td>3</td></tr></table><figcaption>Storms by month.</figcaption></figure>";
    expect(textOf(within("", caption))).toContain("Storms by month.");
  });

  test.each([
    "newsletter",
    "content with-sidebar",
    "opinion comment",
    "ads-container",
    "post tag-related",
    "page sidebar-right",
  ])("the whole article when it is called %s", (name) => {
    expect(
      textOf(`<main><div class="${name}"><h1>Forty storms</h1>${paragraphs}</div></main>`),
    ).toBe(`Forty storms\n\n${TEXT}`);
  });

  test("questions that unfold, and cards without other pages' words", () => {
    const question = "<h3><button>Who counts the storms?</button></h3><p>The keeper does.</p>";
    expect(textOf(within("", question))).toBe(
      `${TEXT}\n\nWho counts the storms?\n\nThe keeper does.`,
    );
    const card = (n: number) =>
      `<div class="card"><h3 class="card-title"><a href=/${n}>Part ${n}</a></h3><p>We draw the plans of the tower and the stairs, and build them.</p><a href=/${n}>Learn more</a></div>`;
    const page = `<main><h1>What we do</h1>${[1, 2, 3].map(card).join("")}</main>`;
    expect(textOf(page)).toContain("Part 2\n\nWe draw the plans");
    expect(textOf(page)).not.toContain("Learn more");
  });

  test("a form around the whole page", () => {
    expect(
      textOf(`<form action=/p><div>${paragraphs}</div><div class=foot>Imprint</div></form>`),
    ).toBe(TEXT);
  });

  test("a short text in a script that writes syllables", () => {
    const text =
      "灯台守は三十一年の間、毎晩の天気を書き留めた。帳面は去年の春、階段の裏の戸棚で見つかった。";
    const menu = "<ul><li><a href=/1>トップ</a></li><li><a href=/2>記事</a></li></ul>";
    expect(
      textOf(
        `<div>${menu}</div><div><p>${text}</p><p>${text}</p><p>${text}</p></div><div>${menu}</div>`,
      ),
    ).toBe([text, text, text].join("\n\n"));
  });
});

describe("a page that hides its article", () => {
  test("until a script shows it, is read all the same", () => {
    expect(
      textOf(`<div style="visibility: hidden">${paragraphs}</div><div><a href=/app>Open</a></div>`),
    ).toBe(TEXT);
    expect(textOf(`<div class="hidden">${paragraphs}</div><p>Please wait.</p>`)).toContain(
      PROSE[0],
    );
  });

  test("from readers with scripts alone, is read from noscript", () => {
    expect(textOf(`<div id=app></div><noscript>${paragraphs}</noscript>`)).toBe(TEXT);
    expect(textOf(within("", `<noscript>${paragraphs}</noscript>`))).toBe(TEXT);
  });

  test("in part, is read without that part", () => {
    const part =
      '<p style="visibility:hidden">secret <span style="visibility:visible">seen</span></p>';
    expect(textOf(within("", part))).toBe(`${TEXT}\n\nseen`);
  });
});

test("controls keep the words beside them apart", () => {
  const page = fromHtml("<p>Press<button>Play</button>to hear it</p>");
  expect(page.ok && page.value.text).toBe("Press to hear it");
});
