import { attribute, elementsIn, wordsOf, type Element } from "@/lib/text/html-tree";
import { acceptText, type Notice, type TextOutcome } from "@/lib/text/incoming";
import { TextBuilder } from "@/lib/text/text-builder";
import { childOf, childrenOf } from "@/lib/text/xml-writer";
import { xmlPart } from "./archive-parts";
import { DocxWriter, type NoteKind } from "./docx-writer";
import { listsOf, stylesOf } from "./docx-styles";
import type { Zip } from "./zip";

/**
 * The text of a Word document (ECMA-376, WordprocessingML): headings, lists, tables, quotations,
 * links, footnotes and endnotes (at the end), formulas as their characters. Of tracked changes the
 * inserted words are kept and the deleted ones left out; comments, pictures, headers and footers
 * are left out, and macros are never looked at.
 */
export function fromDocx(zip: Zip): TextOutcome {
  const main = mainPart(zip);
  const document = xmlPart(zip, main);
  const folder = main.replace(/[^/]*$/, "");
  const part = (name: string) => (zip.has(folder + name) ? xmlPart(zip, folder + name) : undefined);
  const file = main.slice(folder.length);
  const builder = new TextBuilder();
  const writer = new DocxWriter(builder, {
    styles: stylesOf(part("styles.xml")),
    lists: listsOf(part("numbering.xml")),
    targets: targetsOf(part(`_rels/${file}.rels`)),
    notes: {
      footnote: notesOf(part("footnotes.xml"), "footnote"),
      endnote: notesOf(part("endnotes.xml"), "endnote"),
    },
  });
  writer.write(childOf(document, "body"));
  const core = zip.has("docProps/core.xml") ? xmlPart(zip, "docProps/core.xml") : undefined;
  const title = wordsIn(core, "title") || writer.title;
  const author = wordsIn(core, "creator").slice(0, 500);
  const { left } = writer;
  const notices: Notice[] = [
    { kind: "deletions-left-out" as const, count: left.deletions },
    { kind: "comments-left-out" as const, count: left.comments },
    { kind: "pictures-left-out" as const, count: left.pictures },
    { kind: "hidden-left-out" as const, count: left.hidden },
    { kind: "links-made-text" as const, count: left.links },
  ].filter(({ count }) => count > 0);
  const hasMacros = zip.entries.some(({ name }) => /vbaProject\.bin$/i.test(name));
  if (hasMacros) notices.push({ kind: "macros-left-out" });
  return acceptText(builder.finish(), { title, metadata: author ? { author } : {}, notices });
}

/** The part that holds the text, as the package names it. */
function mainPart(zip: Zip): string {
  const usual = "word/document.xml";
  if (!zip.has("_rels/.rels")) return usual;
  for (const relation of elementsIn(xmlPart(zip, "_rels/.rels"))) {
    if (!(attribute(relation, "Type") ?? "").endsWith("/officeDocument")) continue;
    const target = (attribute(relation, "Target") ?? "").replace(/^\//, "");
    if (zip.has(target)) return target;
  }
  return usual;
}

/** Notes by their ids; the first of an id is the one that programs show. */
function notesOf(part: Element | undefined, kind: NoteKind) {
  const all = childrenOf(part, kind).toReversed();
  return new Map(all.map((note) => [attribute(note, "id"), note]));
}

/** The addresses of a part's links by their ids. */
function targetsOf(relations: Element | undefined): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (!relations) return targets;
  for (const relation of elementsIn(relations)) {
    if (attribute(relation, "TargetMode") !== "External") continue;
    targets.set(attribute(relation, "Id") ?? "", attribute(relation, "Target") ?? "");
  }
  return targets;
}

function wordsIn(root: Element | undefined, name: string): string {
  const found = childOf(root, name);
  return found ? wordsOf(found).slice(0, 500) : "";
}
