import { describe, expect, test } from "vitest";
import { fromHtml } from "./html";

const WORDS =
  "The lighthouse keeper wrote down the weather each evening for thirty-one years, and the books were found last spring.";
const paragraphs = `<p>${WORDS}</p>`.repeat(4);

function factsOf(head: string, body = `<article>${paragraphs}</article>`) {
  const page = fromHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
  if (!page.ok) throw new Error(page.problem);
  return { title: page.value.title, ...page.value.metadata };
}
const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const linked = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("the author", () => {
  test.each([
    ["By Ida Holm", "Ida Holm"],
    ["by  Ida Holm | 12 May 2021", "Ida Holm"],
    ["Von Ida Holm", "Ida Holm"],
    ["Par Ida Holm", "Ida Holm"],
    ["Por: Ida Holm", "Ida Holm"],
    ["Di Ida Holm", "Ida Holm"],
    ["Door Ida Holm", "Ida Holm"],
    ["Av Ida Holm", "Ida Holm"],
    ["Autor: Ida Holm", "Ida Holm"],
    ["Written by Ida Holm", "Ida Holm"],
    ["Posted by Ida Holm on 12 May 2021", "Ida Holm"],
    ["IDA HOLM", "Ida Holm"],
    ["Ida Holm, Staff Writer", "Ida Holm"],
    ["Ida Holm und Bo Lind", "Ida Holm und Bo Lind"],
    ["Ida O&amp;#39;Neil", "Ida O'Neil"],
    ["Vonda Parker", "Vonda Parker"],
    ["Dino Byrne", "Dino Byrne"],
  ])("%s", (written, author) => {
    expect(factsOf(meta("author", written)).author).toBe(author);
    const byline = `<article><h1>T</h1><p class="byline">${written}</p>${paragraphs}</article>`;
    expect(factsOf("", byline).author).toBe(author);
  });

  test.each([
    "admin",
    "https://people.example/ida",
    "ida@quay.example",
    "@ida",
    "Posted on",
    "12 May 2021",
    "The Quay",
    "quay.example",
    "Read more about how we write at the harbour and what we leave out of it",
  ])("is not %s", (written) => {
    const site = `<meta property="og:site_name" content="The Quay">${meta("author", written)}`;
    expect(factsOf(site)).not.toHaveProperty("author");
  });

  test("is taken from JSON-LD with its entities, references and comments", () => {
    const article = { "@type": "NewsArticle", headline: "H", author: { "@id": "#ida" } };
    const graph = {
      "@graph": [article, { "@type": "Person", "@id": "#ida", name: "Ida O&#039;Neil" }],
    };
    expect(factsOf(linked(graph)).author).toBe("Ida O'Neil");
    const two = { "@type": ["Article"], author: [{ name: "Ida Holm" }, "Bo Lind"] };
    const commented = `<script type="application/ld+json">/*<![CDATA[*/${JSON.stringify(two)}/*]]>*/</script>`;
    expect(factsOf(commented).author).toBe("Ida Holm, Bo Lind");
    const broken = `<script type="application/ld+json">{"@type":"Article","author":"Ida Holm","text":"a\nb",}</script>`;
    expect(factsOf(broken).author).toBe("Ida Holm");
  });

  test("is taken from several elements of the head", () => {
    const head = meta("citation_author", "Ida Holm") + meta("citation_author", "Bo Lind");
    expect(factsOf(head + meta("author", "The Press")).author).toBe("Ida Holm, Bo Lind");
    expect(
      factsOf('<meta property="article:author" content="https://face.example/ida">'),
    ).not.toHaveProperty("author");
  });

  test("is shown above the article, and never by those who comment or by other articles", () => {
    const above = `<div><h1>T</h1><a rel=author href=/i>Ida Holm</a></div><div>${paragraphs}</div>`;
    expect(factsOf("", above).author).toBe("Ida Holm");
    const comment = `<article>${paragraphs}<ol class=comment-list><li><cite class=author>Gnome says:</cite></li></ol></article>`;
    expect(factsOf("", comment)).not.toHaveProperty("author");
    const related = `<article>${paragraphs}</article><div class=related><span class=author>Bo Lind</span></div>`;
    expect(factsOf("", related)).not.toHaveProperty("author");
  });
});

describe("the day", () => {
  test.each([
    ["2021-03-04T08:00:00Z", "2021-03-04"],
    ["20210304", "2021-03-04"],
    ["2021/3/4", "2021-03-04"],
    ["4 March 2021", "2021-03-04"],
    ["4. März 2021, 17:30 Uhr", "2021-03-04"],
    ["March 4th, 2021", "2021-03-04"],
    ["4 mars 2021", "2021-03-04"],
    ["4 de marzo de 2021", "2021-03-04"],
    ["4 marca 2021", "2021-03-04"],
    ["4 марта 2021 г.", "2021-03-04"],
    ["2021年3月4日", "2021-03-04"],
    ["04.03.2021", "2021-03-04"],
    ["25/12/2020", "2020-12-25"],
    ["12/25/2020", "2020-12-25"],
    ["2021", "2021"],
  ])("%s is %s", (written, date) => {
    expect(factsOf(meta("date", written)).date).toBe(date);
  });

  test.each([
    "2021-02-30",
    "31.04.2021",
    "0000-00-00",
    "1970-01-01T00:00:00Z",
    "2999-01-01",
    "03/04/2021",
    "soon",
  ])("%s is none", (written) => {
    expect(factsOf(meta("date", written))).not.toHaveProperty("date");
  });

  test("is the article's, else the page's, else what is shown or in the address", () => {
    const page = { "@type": "WebPage", datePublished: "2021-03-05" };
    const article = { "@type": "BlogPosting", datePublished: "2021-03-04" };
    expect(factsOf(linked({ "@graph": [page, article] })).date).toBe("2021-03-04");
    expect(factsOf(linked(page)).date).toBe("2021-03-05");
    const shown = `<article><h1>T</h1><time>4 March 2021</time>${paragraphs}</article>`;
    expect(factsOf("", shown).date).toBe("2021-03-04");
    expect(factsOf('<link rel=canonical href="https://quay.example/2021/03/04/storms">').date).toBe(
      "2021-03-04",
    );
  });
});

describe("the title", () => {
  const headed = (title: string) => `<article><h1>${title}</h1>${paragraphs}</article>`;

  test.each([
    ["Forty storms | The Quay", "Forty storms"],
    ["Forty storms – Weather – The Quay", "Forty storms"],
    ["The Quay: Forty storms", "The Quay: Forty storms"],
    ["The Quay - Forty storms", "Forty storms"],
    ["Rock &amp;amp; Roll - 1999", "Rock & Roll - 1999"],
    ["Before – and after", "Before – and after"],
  ])("%s", (written, title) => {
    const site = '<meta property="og:site_name" content="The Quay">';
    const heading = written.startsWith("Forty") ? headed("Forty storms") : undefined;
    expect(factsOf(`${site}<meta property="og:title" content="${written}">`, heading).title).toBe(
      title,
    );
  });

  test("is cut by the domain, too, and only where a site stands", () => {
    const canonical = '<link rel=canonical href="https://www.quay.example/a">';
    expect(factsOf(`${canonical}<title>Forty storms | Quay</title>`).title).toBe("Forty storms");
    expect(factsOf(`${canonical}<title>Forty storms | A list</title>`).title).toBe(
      "Forty storms | A list",
    );
  });

  test("has its entities decoded once more where JSON-LD has them", () => {
    const data = { "@type": "NewsArticle", headline: "Rock &amp; Roll &#8217;99" };
    expect(factsOf(linked(data)).title).toBe("Rock & Roll ’99");
  });
});
