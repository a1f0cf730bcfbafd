import type { DocumentText } from "../text/document-text";
import { safeHref } from "../text/link";
import type { ExportedDocument } from "./exported";
import { facts, moment } from "./html-card";
import { escaped } from "./html-escape";
import { HTML_STYLE, HTML_STYLE_HASH } from "./html-style";
import { htmlText, type Painted } from "./html-text";
import type { HtmlWords } from "./html-words";

/**
 * One file that needs nothing else: text, overlays and cards, without a script, a font or a
 * picture. Its policy lets nothing be fetched, run or sent, whatever someone wrote in a note.
 */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${HTML_STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export interface HtmlPage {
  readonly title: string;
  /** BCP 47, or empty. */
  readonly language: string;
  readonly exportedAt: string;
  /** Titles of the documents that follow; one needs no list of contents. */
  readonly contents: readonly string[];
}

export function htmlBefore(page: HtmlPage, words: HtmlWords): string {
  const { title, language, exportedAt, contents } = page;
  const items = contents.map(
    (one, index) => `<li><a href="#${idPrefix(index)}" dir="auto">${escaped(one)}</a></li>`,
  );
  return [
    `<!doctype html>\n<html lang="${escaped(language || "und")}">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Obelus">\n',
    `<meta name="dcterms.created" content="${escaped(exportedAt)}">\n`,
    `<title>${escaped(title)}</title>\n<style>${HTML_STYLE}</style>\n</head>\n<body>\n`,
    `<header><h1 dir="auto">${escaped(title)}</h1>`,
    `<p class="by">${escaped(words.exported)} ${moment(exportedAt)}</p>`,
    contents.length > 1
      ? `<nav aria-label="${escaped(words.documents)}"><ol>${items.join("")}</ol></nav>`
      : "",
    "</header>\n<main>\n",
  ].join("");
}

export const HTML_AFTER = "</main>\n</body>\n</html>\n";

/** What the ids of the document at this place in the file begin with. */
export function idPrefix(index: number): string {
  return `d${index + 1}`;
}

/**
 * A document: what is known of it and its text with the overlays. Cards follow, one string each
 * from `htmlCard`, then {@link htmlSectionAfter}.
 */
export function* htmlSection(
  document: ExportedDocument,
  text: DocumentText,
  painted: readonly Painted[],
  index: number,
  words: HtmlWords,
): Generator<string> {
  const prefix = idPrefix(index);
  const lang = document.language ? ` lang="${escaped(document.language)}"` : "";
  const href = safeHref(document.url);
  yield `<section id="${prefix}" data-id="${escaped(document.id)}">\n`;
  yield `<h2 dir="auto"${lang}>${escaped(document.title)}</h2>\n`;
  yield facts(
    [words.author, document.author],
    [words.speaker, document.speaker],
    [words.publisher, document.publisher],
    [words.date, document.date],
    [words.rights, document.rights],
    [words.revision, String(document.revision.number)],
    [words.fingerprint, document.revision.sha256],
  );
  if (href) {
    const link = `<a href="${escaped(href)}" rel="noreferrer noopener">${escaped(document.url)}</a>`;
    yield `<p class="by">${escaped(words.address)}: ${link}</p>\n`;
  }
  yield `<div class="pair">\n<div class="text"${lang}>`;
  yield* htmlText(text, painted, prefix);
  yield `</div>\n<div class="cards" role="region" aria-label="${escaped(words.annotations)}">\n`;
}

/** Closes a section; says so when it had no card. */
export function htmlSectionAfter(cards: number, words: HtmlWords): string {
  const nothing = cards === 0 ? `<p class="by">${escaped(words.none)}</p>` : "";
  return `${nothing}</div>\n</div>\n</section>\n`;
}
