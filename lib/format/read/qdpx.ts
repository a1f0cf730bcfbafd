import type { DefaultTreeAdapterTypes } from "parse5";
import { reason } from "../../reason";
import { attribute as attributeOf, elementsIn, isElement } from "../../text/html-tree";
import { xmlTreeOf } from "../../text/xml-tree";
import { addUnder } from "../lists";
import { baseName, type ArchiveFiles, type ArchiveReader } from "./archive";
import type { IncomingNote, IncomingRelation, IncomingSegment, TextReader } from "./incoming";
import { moment, uuidOf } from "./json";
import { codebookIndex, codedBy } from "./label";
import { Passages, type Passage } from "./own-text";
import { Reading, unreadable } from "./reading";

type Element = DefaultTreeAdapterTypes.Element;

/** What of a project its selections name by id; ids are compared in small letters. */
interface Named {
  readonly users: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, IncomingNote>;
  /** The selection that another one continues, as our own export says of pieces. */
  readonly continued: ReadonlyMap<string, string>;
  /** What leads from each selection to another one. */
  readonly links: ReadonlyMap<string, readonly IncomingRelation[]>;
}

/** A selection, and the text that its positions count in; null where the file lacks that. */
interface Selection {
  readonly line: number;
  readonly element: Element;
  readonly passage: Passage | null;
  readonly source: string;
}

/** An exchange of REFI-QDA (`.qdpx`): a project with the plain texts that its positions count in. */
export const readQdpxArchive: ArchiveReader = (files, about) => {
  const name = files.names.find((one) => one.toLowerCase().endsWith(".qde"));
  const project = name === undefined ? null : files.text(name);
  if (project === null) return unreadable(reason("Refusals.import.notQdpx"));
  return readProject(project, about, files);
};

/** The project of an exchange alone (`.qde`), which may have its texts within. */
export const readQde: TextReader = (content, about) =>
  readProject(content, about, { names: [], text: () => null });

/**
 * The selections in plain texts of a REFI-QDA project. Positions count code points, the end exclusive
 * as every program writes it, although the description says otherwise: where only the inclusive end
 * gives the selection's name, that is believed. Codings of one selection are one annotation for each
 * person. Selections in pictures, sounds and pages of a PDF are not in a text; codings of a whole
 * source have no counterpart here. A link between two selections is a relation; others lead nowhere.
 *
 * Source: REFI-QDA Standard 1.5, qdasoftware.org.
 */
function readProject(
  content: string,
  about: Parameters<TextReader>[1],
  files: ArchiveFiles,
): ReturnType<TextReader> {
  const tree = xmlTreeOf(content);
  const all = tree.ok ? [...elementsIn(tree.value)] : [];
  if (!all.some(({ tagName }) => tagName === "Project"))
    return unreadable(reason("Refusals.import.notQdpx"));
  const reading = new Reading();
  const passages = new Passages(about);
  const named = namedIn(all);
  const known = codebookIndex(about);
  const selections = selectionsIn(all, files, passages, reading);
  const firstOf = firstsOf(selections, named);
  const relations = relationsOf(named, firstOf, reading);
  const pieces = new Map<string, IncomingSegment[]>();
  for (const one of selections) {
    const guid = guidOf(one.element);
    const first = firstOf.get(guid) ?? guid;
    const segment = segmentOf(one);
    const known = pieces.get(first);
    if (!segment && !one.passage)
      reading.refuse(one.line, guid, reason("Refusals.import.noOwnText"));
    else if (!segment) reading.refuse(one.line, guid, reason("Refusals.import.outsideOwnText"));
    else if (known) known.push(segment);
    else pieces.set(first, [segment]);
  }
  for (const { line, element, source } of selections) {
    const guid = guidOf(element);
    const target = pieces.get(guid);
    if (!target || firstOf.get(guid) !== guid) continue;
    const createdAt = moment(attribute(element, "creationDateTime"));
    codingsOf(element, named).forEach(({ author, labels }, at) => {
      const id = at === 0 ? uuidOf(guid) : undefined;
      const isFirst = at === 0;
      reading.add(
        line,
        {
          ...codedBy(labels, known),
          ...(id === undefined ? {} : { id }),
          ...(author === "" ? {} : { author }),
          ...(createdAt === undefined ? {} : { createdAt }),
          ...(isFirst ? { body: wordsOf(child(element, "Description")) } : {}),
          ...(isFirst ? { notes: notesOf(element, named) } : {}),
          ...(isFirst ? { key: guid, relations: relations.get(guid) ?? [] } : {}),
          target,
        },
        source,
      );
    });
  }
  return reading.finish(passages.ofThisText(reading.items).toSorted((a, b) => a.line - b.line));
}

function namedIn(all: readonly Element[]): Named {
  const users = new Map<string, string>();
  const codes = new Map<string, string>();
  const notes = new Map<string, IncomingNote>();
  const continued = new Map<string, string>();
  const links = new Map<string, IncomingRelation[]>();
  for (const one of all) {
    const guid = guidOf(one);
    const name = attribute(one, "name");
    if (one.tagName === "User") users.set(guid, name);
    else if (one.tagName === "Code") codes.set(guid, name);
  }
  for (const one of all) {
    if (one.tagName === "Note") {
      const author = users.get(attribute(one, "creatingUser").toLowerCase());
      const createdAt = moment(attribute(one, "creationDateTime"));
      const body = wordsOf(child(one, "PlainTextContent"));
      // Our own export writes what else it knows of an annotation as a note of this name.
      if (attribute(one, "name") === "Obelus" || body === "") continue;
      notes.set(guidOf(one), {
        body,
        ...(author ? { author } : {}),
        ...(createdAt === undefined ? {} : { createdAt }),
      });
    } else if (one.tagName === "Link") {
      const [from, to] = ["originGUID", "targetGUID"].map((end) =>
        attribute(one, end).toLowerCase(),
      );
      if (attribute(one, "name") === "continues") continued.set(to ?? "", from ?? "");
      else {
        const id = uuidOf(guidOf(one));
        const link = { type: attribute(one, "name"), to: to ?? "" };
        addUnder(links, from ?? "", id === undefined ? link : { ...link, id });
      }
    }
  }
  return { users, codes, notes, continued, links };
}

/** What leads from each selection, by its first piece; links of codes, cases and sources are counted. */
function relationsOf(
  { links }: Named,
  firstOf: ReadonlyMap<string, string>,
  reading: Reading,
): ReadonlyMap<string, readonly IncomingRelation[]> {
  const relations = new Map<string, IncomingRelation[]>();
  for (const [from, leading] of links) {
    const first = firstOf.get(from);
    if (first === undefined) {
      reading.notice("Refusals.import.notices.relations", "", leading.length);
      continue;
    }
    for (const one of leading) {
      addUnder(relations, first, { ...one, to: firstOf.get(one.to) ?? one.to });
    }
  }
  return relations;
}

/** For each selection the first of the pieces that it belongs to. */
function firstsOf(
  selections: readonly Selection[],
  { continued }: Named,
): ReadonlyMap<string, string> {
  const there = new Set(selections.map(({ element }) => guidOf(element)));
  const firsts = new Map<string, string>();
  for (const guid of there) {
    const path = [guid];
    let first = guid;
    const seen = new Set(path);
    for (;;) {
      const before = continued.get(first);
      // Links may lead to nothing, or run in a circle.
      if (firsts.has(first) || before === undefined || !there.has(before) || seen.has(before))
        break;
      seen.add(before);
      path.push(before);
      first = before;
    }
    first = firsts.get(first) ?? first;
    for (const one of path) firsts.set(one, first);
  }
  return firsts;
}

const ELSEWHERE = /^(?:Picture|PDF|Audio|Video|Transcript)Selection$/;

function selectionsIn(
  all: readonly Element[],
  files: ArchiveFiles,
  passages: Passages,
  reading: Reading,
): Selection[] {
  const byName = new Map(files.names.map((name) => [baseName(name).toLowerCase(), name]));
  const selections: Selection[] = [];
  let line = 0;
  for (const holder of all) {
    if (ELSEWHERE.test(holder.tagName)) reading.notice("Refusals.import.notices.targets");
    const inside = children(holder).filter(({ tagName }) => tagName === "PlainTextSelection");
    const isSource = holder.tagName === "TextSource";
    const whole = isSource ? children(holder).filter(({ tagName }) => tagName === "Coding") : [];
    if (whole.length > 0) {
      reading.notice("Refusals.import.notices.labelsOfTexts", "", whole.length);
    }
    if (inside.length === 0) continue;
    const path = baseName(attribute(holder, "plainTextPath").replace(/^internal:\/*/, ""));
    const stored = files.text(byName.get(path.toLowerCase()) ?? "");
    const text = (stored ?? wordsOf(child(holder, "PlainTextContent"))).replace(/^\ufeff/, "");
    const passage = text === "" ? null : passages.add(text);
    const source = passage?.source ?? attribute(holder, "name");
    for (const element of inside) selections.push({ line: ++line, element, passage, source });
  }
  return selections;
}

function segmentOf({ element, passage }: Selection): IncomingSegment | null {
  const [start, end] = ["startPosition", "endPosition"].map((name) =>
    /^\d{1,9}$/.test(attribute(element, name)) ? Number(attribute(element, name)) : -1,
  );
  if (start === undefined || end === undefined || start < 0 || end < start) return null;
  const name = attribute(element, "name");
  const length = [...name].length;
  if (passage) {
    const exclusive = passage.segment(start, end);
    if (exclusive?.exact === name) return exclusive;
    const inclusive = passage.segment(start, end + 1);
    return inclusive?.exact === name ? inclusive : exclusive;
  }
  // Without the text, the name of a selection is often its words.
  return length === end - start && length > 0 ? { start, end, exact: name } : null;
}

/** The labels that each person gave a selection; a selection that nobody coded is its maker's. */
function codingsOf(
  element: Element,
  { users, codes }: Named,
): readonly { readonly author: string; readonly labels: readonly string[] }[] {
  const nameOf = (one: Element) => users.get(attribute(one, "creatingUser").toLowerCase()) ?? "";
  const byAuthor = new Map<string, string[]>();
  for (const coding of children(element).filter(({ tagName }) => tagName === "Coding")) {
    const author = nameOf(coding) || nameOf(element);
    const labels = byAuthor.get(author) ?? [];
    for (const ref of children(coding)) {
      const code = codes.get(attribute(ref, "targetGUID").toLowerCase());
      if (code !== undefined) labels.push(code);
    }
    byAuthor.set(author, labels);
  }
  if (byAuthor.size === 0) return [{ author: nameOf(element), labels: [] }];
  return [...byAuthor].map(([author, labels]) => ({ author, labels }));
}

function notesOf(element: Element, { notes }: Named): IncomingNote[] {
  return children(element).flatMap((one) =>
    one.tagName === "NoteRef" ? (notes.get(attribute(one, "targetGUID").toLowerCase()) ?? []) : [],
  );
}

function children(element: Element): Element[] {
  return element.childNodes.filter(isElement);
}

function child(element: Element, name: string): Element | undefined {
  return children(element).find(({ tagName }) => tagName === name);
}

const guidOf = (element: Element): string => attribute(element, "guid").toLowerCase();

function attribute(element: Element, name: string): string {
  return attributeOf(element, name) ?? "";
}

function wordsOf(element: Element | undefined): string {
  if (!element) return "";
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}
