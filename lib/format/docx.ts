import type { Exported } from "./exported";
import { readableTime } from "../text/readable-date";
import { chipsOf, factsOf, remarksOf, relationFacts } from "./facts";
import type { HtmlWords } from "./html-words";
import { leavesOf, type Leaf } from "./leaves";
import type { FileFacts, PieceFormat, TextInFile } from "./piece-format";
import { placesOf } from "./placed";
import { xmlAttribute, xmlText } from "./xml-text";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where a comment begins and ends, in UTF-16 code units, and its number. */
type Range = readonly [start: number, end: number, id: number];

/**
 * A Word document from one reading of its annotations, so that ranges and comments are of the same
 * ones: a piece is a comment (`word/comments.xml`, between {@link DOCX_COMMENTS}) for each annotation
 * that has a place, and what comes after them the text (`word/document.xml`) with the comments'
 * ranges, which may cross and nest. A comment has one range: that of a discontinuous span goes from
 * its first to its last piece, and the comment quotes the pieces.
 */
export const DOCX: PieceFormat = {
  piece(one, { document, number, words, toUtf16 }) {
    const { annotation } = one;
    const places = placesOf(annotation, document);
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) return null;
    const range: Range = [toUtf16(first.start), toUtf16(last.end), number];
    return { words: commentOf(one, number, words), later: JSON.stringify(range) };
  },
  textAfter({ text: { text, structure } }, _file, later) {
    const ranges = later.map((one) => JSON.parse(one) as Range);
    const starts = ranges.toSorted((a, b) => a[0] - b[0]);
    const ends = ranges.toSorted((a, b) => a[1] - b[1]);
    const leaves = leavesOf(structure.blocks, text.length);
    const next = { start: 0, end: 0, begun: new Set<Range>() };
    const parts: string[] = [];
    leaves.forEach((leaf, at) => {
      const isLast = at === leaves.length - 1;
      parts.push(paragraph(text, leaf, isLast ? text.length : leaf.end, starts, ends, next));
    });
    return `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${parts.join("")}</w:body></w:document>`;
  },
};

/** A block as a paragraph; marks up to `until` that stand after its words come at its end. */
function paragraph(
  text: string,
  leaf: Leaf,
  until: number,
  starts: readonly Range[],
  ends: readonly Range[],
  next: { start: number; end: number; readonly begun: Set<Range> },
): string {
  const parts: string[] = [];
  let at = leaf.start;
  for (;;) {
    const [start, end] = [starts[next.start], ends[next.end]];
    const isStart = start !== undefined && start[0] < leaf.end && !(end && end[1] <= start[0]);
    const isEnd = !isStart && end !== undefined && end[1] <= until && next.begun.has(end);
    if (!isStart && !isEnd) break;
    const place = Math.min(Math.max(isStart ? start[0] : (end?.[1] ?? at), at), leaf.end);
    parts.push(runsOf(text.slice(at, place)));
    at = place;
    if (isStart) {
      parts.push(`<w:commentRangeStart w:id="${start[2]}"/>`);
      next.start++;
      next.begun.add(start);
    } else if (end) {
      const reference = `<w:r><w:commentReference w:id="${end[2]}"/></w:r>`;
      parts.push(`<w:commentRangeEnd w:id="${end[2]}"/>${reference}`);
      next.end++;
    }
  }
  parts.push(runsOf(text.slice(at, leaf.end)));
  const level = leaf.block?.kind === "heading" ? leaf.block.level : 0;
  const style = level > 0 ? `<w:pStyle w:val="Heading${level}"/>` : "";
  const bidi = RIGHT_TO_LEFT.test(text.slice(leaf.start, leaf.end)) ? "<w:bidi/>" : "";
  return `<w:p><w:pPr>${style}${bidi}</w:pPr>${parts.join("")}</w:p>`;
}

/** The first letter is of a script that is written from right to left. */
const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Words as runs, line ends and tabs as what Word has for them. */
function runsOf(words: string): string {
  if (words === "") return "";
  const parts = words.split(/(\r\n|\r|\n|\t)/).map((part) => {
    if (part === "\t") return "<w:tab/>";
    if (/^[\r\n]/.test(part)) return "<w:br/>";
    return part === "" ? "" : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`;
  });
  return `<w:r>${parts.join("")}</w:r>`;
}

/** What comes before and after the comments. */
export const DOCX_COMMENTS = {
  before: `${HEAD}<w:comments xmlns:w="${MAIN}">`,
  after: "</w:comments>",
};

function commentOf(one: Exported, number: number, words: HtmlWords): string {
  const { createdBy, createdAt, target } = one.annotation;
  const lines = [
    chipsOf(one.annotation, words).join(" · "),
    ...(target.length > 1 ? [target.map(({ exact }) => `“${exact}”`).join(" … ")] : []),
    ...[...factsOf(one.annotation, words), ...relationFacts(one)].map(
      ({ name, value }) => `${name}: ${value}`,
    ),
    ...remarksOf(one).flatMap(({ by, at, body, depth }) => [
      `${"↳ ".repeat(depth)}${by}, ${readableTime(at)}:`,
      ...body.split(/\r\n|\r|\n/),
    ]),
  ];
  const head = `w:id="${number}" w:author="${xmlAttribute(createdBy.name)}" w:date="${createdAt}"`;
  const paragraphs = lines.map((line) => `<w:p>${runsOf(line)}</w:p>`);
  return `<w:comment ${head}>${paragraphs.join("")}</w:comment>`;
}

/** The other parts of the file. */
export function docxParts(
  { document }: TextInFile,
  { loss, exportedAt }: FileFacts,
): Map<string, string> {
  const type = (part: string, name: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${name}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${kind}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
  const headings = [1, 2, 3, 4, 5, 6].map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${36 - 2 * level}"/></w:rPr></w:style>`,
  );
  const core = [
    `<dc:title>${xmlText(document.title)}</dc:title>`,
    `<dc:creator>${xmlText(document.author)}</dc:creator>`,
    `<dc:description>${xmlText(loss)}</dc:description>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${exportedAt}</dcterms:created>`,
  ];
  return new Map([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("document", "document.main")}${type("comments", "comments")}${type("styles", "styles")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      relations(
        relation(1, `${RELATIONS}/officeDocument`, "word/document.xml"),
        relation(2, `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"),
      ),
    ],
    [
      "word/_rels/document.xml.rels",
      relations(
        relation(1, `${RELATIONS}/comments`, "comments.xml"),
        relation(2, `${RELATIONS}/styles`, "styles.xml"),
      ),
    ],
    ["word/styles.xml", `${HEAD}<w:styles xmlns:w="${MAIN}">${headings.join("")}</w:styles>`],
    [
      "docProps/core.xml",
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${core.join("")}</cp:coreProperties>`,
    ],
  ]);
}
