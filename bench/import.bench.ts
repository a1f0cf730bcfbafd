// How well the article of a page is found, and how fast, beside Readability and Defuddle: on pages
// that we wrote, each with its article's sentences and the lines around it. A sentence is found when
// it stands in the text, and junk is a line around the article that does. Both peers get a tree of
// jsdom, since they read no characters; its time is theirs, as the time of our parser is ours.
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM, VirtualConsole } from "jsdom";
import { fromHtml } from "../lib/text/html.ts";
import { longPage, pages } from "./import/pages.ts";
import { ratiosOf, seconds } from "./pairs.ts";

const ADDRESS = "https://quay.example/boats";
const RUNS = 5;
const PARAGRAPHS = 400;

type Read = (html: string) => Promise<string> | string;

const documentOf = (html: string) =>
  new JSDOM(html, { url: ADDRESS, virtualConsole: new VirtualConsole() }).window.document;

const READERS: Readonly<Record<string, Read>> = {
  Obelus: (html) => {
    const page = fromHtml(html);
    return page.ok ? page.value.text : "";
  },
  Readability: (html) => new Readability(documentOf(html)).parse()?.textContent ?? "",
  Defuddle: async (html) => {
    const { content } = await Defuddle(documentOf(html), ADDRESS);
    return documentOf(content).body.textContent;
  },
};

const plain = (text: string) => text.replace(/\s+/g, " ");
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

for (const [name, read] of Object.entries(READERS)) {
  const sum = { found: 0, article: 0, junk: 0, rest: 0 };
  const worst: string[] = [];
  for (const page of pages()) {
    const text = plain(await read(page.html));
    const found = page.article.filter((sentence) => text.includes(sentence)).length;
    const junk = page.rest.filter((line) => text.includes(line)).length;
    sum.found += found;
    sum.article += page.article.length;
    sum.junk += junk;
    sum.rest += page.rest.length;
    if (found < page.article.length || junk > 0) {
      worst.push(`${page.name} ${page.article.length - found} lost, ${junk} too many`);
    }
  }
  const precision = sum.found / (sum.found + sum.junk);
  const recall = sum.found / sum.article;
  console.log(
    `${name}: precision ${percent(precision)}, recall ${percent(recall)}, ` +
      `F ${percent((2 * precision * recall) / (precision + recall))}; ` +
      `junk ${sum.junk} of ${sum.rest} lines`,
  );
  for (const line of worst) console.log(`  ${line}`);
}

const long = longPage(PARAGRAPHS);
const times: Record<string, number[]> = {};
for (let run = 0; run < RUNS; run++) {
  for (const [name, read] of Object.entries(READERS)) {
    const time = await seconds(async () => void (await read(long)));
    (times[name] ??= []).push(time);
  }
}
const [ours = [], ...peers] = Object.values(times);
const names = Object.keys(times).slice(1);
for (const [at, peer] of peers.entries()) {
  console.log(`time, of that of ${names[at]}: ${ratiosOf(ours, peer)}`);
}
