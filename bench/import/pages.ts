/** A page that we wrote, with what a person who reads it would call its article. */
export interface Page {
  readonly name: string;
  readonly html: string;
  /** Sentences of the article. */
  readonly article: readonly string[];
  /** Lines around it that are none of it. */
  readonly rest: readonly string[];
}

const SUBJECTS = [
  "The harbour board",
  "A teacher of the lower school",
  "The keeper of the northern light",
  "One of the two ferrymen",
  "The woman who runs the mill",
  "Nobody at the town hall",
];
const VERBS = ["has counted", "wrote down", "would not show", "found again", "sold", "remembers"];
const OBJECTS = [
  "the boats that came in after dark",
  "forty letters from the years before the bridge",
  "a map on which the old shore is still drawn",
  "what the storm left in the lower street",
  "every name in the book of the year before",
];
const ENDS = [
  "and the council heard of it only in spring",
  "though it was asked for twice in the autumn",
  "since the archive had no room for more of the kind",
  "and that is how the quarrel with the next town began",
];

/** Sentences of which no two are the same. */
function* sentences(): Generator<string> {
  for (let i = 0; ; i++) {
    const pick = (list: readonly string[], step: number) =>
      list[Math.floor(i / step) % list.length];
    const words = [pick(SUBJECTS, 1), pick(VERBS, 6), pick(OBJECTS, 36), pick(ENDS, 180)];
    yield `${words.join(" ")}, as note ${i + 1} says.`;
  }
}

/** What goes around an article: templates that write down each line that they hold. */
class Sheet {
  readonly article: string[] = [];
  readonly rest: string[] = [];
  private readonly source = sentences();

  /** A sentence of the article. */
  s(): string {
    const sentence = this.source.next().value as string;
    this.article.push(sentence);
    return sentence;
  }
  /** A line of the article that is no sentence of `sentences`. */
  a(line: string): string {
    this.article.push(line);
    return line;
  }
  /** A line that is none of the article. */
  x(line: string): string {
    const words = `${line} ${this.rest.length + 1}`;
    this.rest.push(words);
    return words;
  }
  /** A sentence that is none of the article. */
  other(): string {
    const sentence = (this.source.next().value as string).replace("as note", "as leaf");
    this.rest.push(sentence);
    return sentence;
  }
  p(count = 1): string {
    return Array.from({ length: count }, () => `<p>${this.s()} ${this.s()}</p>`).join("");
  }
  links(count: number, words = "The town that lost its bridge"): string {
    return Array.from({ length: count }, () => `<li><a href="/a">${this.x(words)}</a></li>`).join(
      "",
    );
  }
}

const LAYOUTS: Readonly<Record<string, (t: Sheet) => string>> = {
  blog: (
    t,
  ) => `<body class="single comments-open"><header class="site-header"><p>${t.x("Notes of the coast")}</p>
    <nav><ul>${t.links(6, "Shore")}</ul></nav></header><div id="content"><article class="post tag-sea"><header class="entry-header">
    <h1>Forty boats</h1><div class="entry-meta"><span class="posted-on">${t.x("4 March 2021, entry")}</span></div></header>
    <div class="entry-content">${t.p(4)}<figure><img src=x><figcaption>${t.x("The quay, picture")}</figcaption></figure>${t.p(3)}
    <ul><li>${t.a("200 g of rope")}</li><li>${t.a("two oars")}</li></ul>
    <div class="sharedaddy"><h3>${t.x("Share this with")}</h3><ul>${t.links(3, "Send")}</ul></div>
    <div id="jp-relatedposts"><h3>${t.x("Related to entry")}</h3><ul>${t.links(3)}</ul></div></div>
    <footer class="entry-footer">${t.x("Filed under harbour")}</footer></article>
    <div id="comments"><h2>${t.x("Thoughts on entry")}</h2><ol class="commentlist">${`<li><p>${t.other()}</p></li>`}${`<li><p>${t.other()}</p></li>`}</ol></div></div>
    <aside><h3>${t.x("Recent entries")}</h3><ul>${t.links(5)}</ul></aside></body>`,
  newspaper: (
    t,
  ) => `<body><div id="consent-banner"><p>${t.other()}</p></div><main><article><header><h1>Forty boats</h1>
    <p class="standfirst">${t.s()}</p><div class="byline">${t.x("By Ida Holm, office")}</div></header>
    <div class="article__body">${t.p(3)}<aside class="inline-promo"><a href=/b>${t.x("Read about the bridge")}</a></aside>${t.p(3)}
    <div class="newsletter-signup"><h4>${t.x("Our letter of the week")}</h4><p>${t.other()}</p></div>${t.p(2)}</div>
    <div class="author-card"><p>${t.other()}</p></div></article>
    <section class="most-read"><h2>${t.x("Read most today")}</h2><ol>${t.links(5)}</ol></section></main><footer>${t.x("Imprint of paper")}</footer></body>`,
  unnamed: (
    t,
  ) => `<body><div><div><ul>${t.links(8, "Part")}</ul></div><div><div><h1>Forty boats</h1>${t.p(6)}</div>
    <div><h3>${t.x("Go on to")}</h3><div><a href=/1><h4>${t.x("A pier is moved")}</h4></a><p>${t.x("12 May")}</p></div>
    <div><a href=/2><h4>${t.x("A pier is sold")}</h4></a><p>${t.x("13 May")}</p></div></div></div>
    <div><p>${t.x("House of the coast, 1 Quay")}</p></div></div></body>`,
  tables: (
    t,
  ) => `<body><table><tr><td width=120><a href=/1>${t.x("Home page")}</a><br><a href=/2>${t.x("Guest book")}</a></td>
    <td><h2>Forty boats</h2>${t.s()} ${t.s()}<br><br>${t.s()} ${t.s()}<br><br>${t.s()}</td></tr><tr><td colspan=2>${t.x("Seen by visitors")}</td></tr></table></body>`,
  sections: (
    t,
  ) => `<body><div id=nav><ul>${t.links(5, "Page")}</ul></div>${`<div class="csc-default"><h2>${t.a("A first part")}</h2>${t.p(2)}</div>`}
    ${`<div class="csc-default"><h2>${t.a("A second part")}</h2>${t.p(2)}</div>`}<div class="csc-default"><h2>${t.a("A third part")}</h2>${t.p(2)}</div>
    <div id=bottom><a href=/i>${t.x("Imprint of office")}</a></div></body>`,
  hidden: (t) =>
    `<body><div id="js" style="visibility: hidden">${t.p(5)}</div><div><a href=/app>${t.x("Open in app")}</a></div></body>`,
  thread: (
    t,
  ) => `<body><div class="region"><article><h1>Forty boats</h1>${t.p(4)}</article></div><div class="discussion"><ul>
    ${Array.from({ length: 25 }, () => `<li><p>${t.other()} ${t.other()}</p></li>`).join("")}</ul></div></body>`,
  built: (
    t,
  ) => `<body><div class="elementor-section"><div class="elementor-widget elementor-widget-heading"><h1>Forty boats</h1></div>
    ${[1, 2, 3, 4].map(() => `<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">${t.p(1)}</div></div>`).join("")}
    <div class="elementor-widget elementor-widget-share-buttons"><a href=/f>${t.x("Share with friends")}</a></div></div></body>`,
};

/** One page for each layout, and a long one of each. */
export function pages(): Page[] {
  return Object.entries(LAYOUTS).map(([name, layout]) => {
    const sheet = new Sheet();
    const body = layout(sheet);
    const html = `<!doctype html><html lang="en"><head><title>Forty boats</title></head>${body}</html>`;
    return { name, html, article: sheet.article, rest: sheet.rest };
  });
}

/** A page of a newspaper with many thousand words, for the time that reading takes. */
export function longPage(paragraphs: number): string {
  const sheet = new Sheet();
  const frame = `<nav><ul>${sheet.links(200)}</ul></nav>`;
  return `<!doctype html><html><body>${frame}<main><article><h1>Forty boats</h1>${sheet.p(paragraphs)}</article></main>${frame}</body></html>`;
}
