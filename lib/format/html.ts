import type { DocumentText } from "../text/document-text";
import { safeHref } from "../text/link";
import { htmlLegend } from "./html-legend";
import { titleBlock } from "../text/title";
import type { ExportedDocument } from "./exported";
import { renderDate, renderFacts, renderTime } from "./html-card";
import { escapeHtml } from "./html-escape";
import { HTML_STYLE, HTML_STYLE_HASH } from "./html-style";
import { htmlText, type Painted } from "./html-text";
import type { HtmlWords } from "./html-words";

/**
 * One self-contained file: text, overlays and cards, with the product's faces inside, without a
 * script or a picture. Its policy forbids fetching, running or sending anything, whatever a note
 * contains: it names each style of the file by its hash.
 */
function policy(styleHashes: readonly string[]): string {
  const styles = [HTML_STYLE_HASH, ...styleHashes].map((hash) => `'sha256-${hash}'`).join(" ");
  return [
    "default-src 'none'",
    `style-src ${styles}`,
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

export interface HtmlPage {
  readonly title: string;
  /** BCP 47, or empty. */
  readonly language: string;
  readonly exportedAt: string;
  /** Titles of the documents that follow; a single one needs no table of contents. */
  readonly contents: readonly string[];
  /** The styles of faces that are there from the beginning. */
  readonly faces: readonly string[];
  /** SHA-256 in Base64 of every style of a face that the file may hold. */
  readonly faceHashes: readonly string[];
}

export function htmlBefore(page: HtmlPage, words: HtmlWords): string {
  const { title, language, exportedAt, contents, faces, faceHashes } = page;
  const items = contents.map(
    (one, index) => `<li><a href="#${idPrefix(index)}" dir="auto">${escapeHtml(one)}</a></li>`,
  );
  return [
    `<!doctype html>\n<html lang="${escapeHtml(language || "und")}">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${policy(faceHashes)}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Obelus">\n',
    `<meta name="dcterms.created" content="${escapeHtml(exportedAt)}">\n`,
    `<title>${escapeHtml(title)}</title>\n${htmlStyles([HTML_STYLE, ...faces])}</head>\n<body>\n`,
    `<header${contents.length === 1 ? ' class="one"' : ""}><h1 dir="auto">${escapeHtml(title)}</h1>`,
    `<p class="by">${escapeHtml(words.exported)} ${renderTime(exportedAt)}</p>`,
    contents.length > 1
      ? `<nav aria-label="${escapeHtml(words.documents)}"><ol>${items.join("")}</ol></nav>`
      : "",
    htmlLegend(words),
    "</header>\n<main>\n",
  ].join("");
}

function htmlStyles(styles: readonly string[]): string {
  return styles.map((css) => `<style>${css}</style>\n`).join("");
}

/** The end of a file, with the styles of the faces that turned out to be needed. */
export function htmlAfter(faces: readonly string[]): string {
  return `</main>\n${htmlStyles(faces)}</body>\n</html>\n`;
}

/** What the file was made from, to be compared with the texts: the SHA-256 of each revision. */
export function htmlHashes(documents: readonly HashedText[], words: HtmlWords): string {
  const items = documents.flatMap(({ title, revisions }) =>
    revisions.map(
      ({ number, sha256 }) =>
        `<li dir="auto"><bdi>${escapeHtml(title)}</bdi>, ${escapeHtml(words.revision)} ${number}: <code>${escapeHtml(sha256)}</code></li>\n`,
    ),
  );
  if (items.length === 0) return "";
  return `<section id="hashes">\n<h2>${escapeHtml(words.fingerprint)}</h2>\n<ul>\n${items.join("")}</ul>\n</section>\n`;
}

export type HashedText = Pick<ExportedDocument, "title" | "revisions">;

/** The prefix of all ids of the document at this position in the file. */
export function idPrefix(index: number): string {
  return `d${index + 1}`;
}

/**
 * A document: its metadata and its text with the overlays. Cards follow, one string each from
 * `htmlCard`, then {@link htmlSectionAfter}.
 */
export function* htmlSection(
  document: ExportedDocument,
  text: DocumentText,
  painted: readonly Painted[],
  index: number,
  words: HtmlWords,
): Generator<string> {
  const prefix = idPrefix(index);
  const lang = document.language ? ` lang="${escapeHtml(document.language)}"` : "";
  const href = safeHref(document.url);
  const title = titleBlock(text, document.title);
  const titled = title
    ? ` class="titled" data-title="${text.structure.blocks.indexOf(title)}"`
    : "";
  yield `<section id="${prefix}"${titled} data-id="${escapeHtml(document.id)}">\n`;
  yield `<h2 dir="auto"${lang}>${escapeHtml(document.title)}</h2>\n`;
  yield renderFacts(
    [words.author, document.author],
    [words.speaker, document.speaker],
    [words.publisher, document.publisher],
    [words.date, document.date, renderDate],
    [words.rights, document.rights],
    [words.labels, document.labels.map(({ name }) => name).join(", ")],
    [words.revision, String(document.revision.number)],
  );
  if (href) {
    const link = `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${escapeHtml(document.url)}</a>`;
    yield `<p class="by">${escapeHtml(words.address)}: ${link}</p>\n`;
  }
  yield `<div class="pair">\n<div class="text"${lang}>`;
  yield* htmlText(text, painted, prefix);
  yield `</div>\n<div class="cards" role="region" aria-label="${escapeHtml(words.annotations)}">\n`;
}

/** Closes a section, with a sentence if it had no card. */
export function htmlSectionAfter(cards: number, words: HtmlWords): string {
  const nothing = cards === 0 ? `<p class="by">${escapeHtml(words.none)}</p>` : "";
  return `${nothing}</div>\n</div>\n</section>\n`;
}
