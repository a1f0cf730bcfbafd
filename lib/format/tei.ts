import type { DocumentText } from "../text/document-text";
import { safeHref } from "../text/link";
import { chipsOf, factsOf, relationFacts, remarksOf } from "./facts";
import { leavesOf } from "./leaves";
import type { PieceFormat } from "./piece-format";
import { placesOf } from "./placed";
import { readableTime } from "../text/readable-date";
import { xmlAttribute, xmlText } from "./xml-text";

/**
 * TEI with the text as it is and the annotations beside it in `standOff`: spans may cross, nest and
 * have several pieces. `#string-range(text,offset,length)` counts code points of the body's text,
 * which is the document's, character for character.
 */
export const TEI: PieceFormat = {
  textBefore({ document, text }, { words, exportedAt, loss }) {
    const { title, author, speaker, publisher, date, url, rights, language, id } = document;
    const href = safeHref(url);
    const source = [
      `<title>${xmlText(title)}</title>`,
      ...[author, speaker].flatMap((name) => (name ? [`<author>${xmlText(name)}</author>`] : [])),
      ...(publisher ? [`<publisher>${xmlText(publisher)}</publisher>`] : []),
      ...(date ? [`<date when="${xmlAttribute(date)}"/>`] : []),
      ...(href ? [`<ptr target="${xmlAttribute(href)}"/>`] : []),
    ];
    const spoken = language ? ` xml:lang="${xmlAttribute(language)}"` : "";
    return [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d-${id}">\n<teiHeader><fileDesc>`,
      `<titleStmt><title>${xmlText(title)}</title></titleStmt>`,
      `<publicationStmt><p>${xmlText(words.exported)}, <date when="${exportedAt}">${readableTime(exportedAt)}</date></p>`,
      rights ? `<p>${xmlText(rights)}</p>` : "",
      `</publicationStmt><sourceDesc><bibl>${source.join("")}</bibl></sourceDesc></fileDesc>`,
      `<encodingDesc><p>${xmlText(loss)}</p></encodingDesc></teiHeader>\n`,
      `<text${spoken}><body xml:id="text">${bodyOf(text)}</body></text>\n`,
    ].join("");
  },
  piece(one, { document, number, words }) {
    const { annotation } = one;
    const { id, kind, createdBy, createdAt, updatedAt, target } = annotation;
    const places = placesOf(annotation, document);
    const pointers = places.map(({ start, end }) => `#string-range(text,${start},${end - start})`);
    const facts = [...factsOf(annotation, words), ...relationFacts(one)].map(
      ({ name, value, href }) => {
        const pointer = href ? `<ptr target="${xmlAttribute(href)}"/>` : "";
        return `<note type="fact" n="${xmlAttribute(name)}">${xmlText(value)}${pointer}</note>`;
      },
    );
    const remarks = remarksOf(one).map(
      ({ by, at, body, depth }) =>
        `<note type="remark" n="${depth}"><name>${xmlText(by)}</name> <date when="${at}"/> ${xmlText(body)}</note>`,
    );
    const parts = [
      // The list must not be empty, so the first annotation opens it.
      number === 1 ? "<standOff><listAnnotation>\n" : "",
      `<annotation xml:id="a-${id}" motivation="${kind === "note" ? "commenting" : "classifying"}"`,
      pointers.length > 0 ? ` target="${pointers.join(" ")}">` : ">",
      `<respStmt><resp>annotator</resp><name>${xmlText(createdBy.name)}</name></respStmt>`,
      `<revisionDesc><change when="${createdAt}"/><change when="${updatedAt}"/></revisionDesc>`,
      ...chipsOf(annotation, words).map((chip) => `<rs>${xmlText(chip)}</rs>`),
      ...target.map(({ exact }) => `<note type="quote">${xmlText(exact)}</note>`),
      ...facts,
      ...remarks,
      "</annotation>\n",
    ];
    return { words: parts.join(""), ...(number === 1 ? { later: "opened" } : {}) };
  },
  textAfter: (_text, _file, later) =>
    `${later.length > 0 ? "</listAnnotation></standOff>\n" : ""}</TEI>\n`,
};

/** The text in elements of its blocks, with what stands between them as it is. */
function bodyOf({ text, structure }: DocumentText): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, block } of leavesOf(structure.blocks, text.length)) {
    const words = xmlText(text.slice(start, end));
    const isPlain = !block || block.kind === "paragraph";
    const element = isPlain ? "p" : "ab";
    const type = isPlain ? "" : ` type="${block.kind}"`;
    parts.push(xmlText(text.slice(at, start)), `<${element}${type}>${words}</${element}>`);
    at = end;
  }
  return [...parts, xmlText(text.slice(at))].join("");
}
