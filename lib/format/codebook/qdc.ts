import type { DefaultTreeAdapterTypes } from "parse5";
import { TAG_KINDS } from "../../contract/terms";
import { reason } from "../../reason";
import { attribute as attributeOf, isElement } from "../../text/html-tree";
import { xmlTreeOf } from "../../text/xml-tree";
import { addUnder } from "../lists";
import { codeGuid } from "../qdpx";
import type { ArchiveFiles } from "../read/archive";
import { xmlAttribute, xmlText } from "../xml-text";
import type { Code, CodebookToWrite } from "./code";
import { hexColour } from "./colour";
import { CodebookReading, noCodebook, type CodebookOutcome, type CodebookReader } from "./incoming";
import { descriptionOf, readDescription } from "./qdc-description";

type Element = DefaultTreeAdapterTypes.Element;

/** What codes of the highest level are called that hold those of a kind. */
const KINDS = new Set<string>([...TAG_KINDS, "note"]);

/**
 * A codebook of REFI-QDA (`CodeBook` of its schema 1.0): one code for each kind, with its tags below
 * as they nest. A retired tag is not codable. Codes have the ids that `qdpx` gives them.
 */
export function* writeQdc({ projectId, codes }: CodebookToWrite): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Obelus"><Codes>\n';
  for (const kind of TAG_KINDS) {
    const name = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
    yield `<Code guid="${codeGuid(projectId, kind, "")}" name="${name}" isCodable="true">\n`;
    yield* writeBelow(
      projectId,
      codes.filter((code) => code.kind === kind),
    );
    yield "</Code>\n";
  }
  yield "</Codes></CodeBook>\n";
}

/** Codes with what is below them, without calling itself: they may nest deeply. */
function* writeBelow(projectId: string, codes: readonly Code[]): Generator<string> {
  const below = new Map<string, Code[]>();
  for (const code of codes) addUnder(below, code.parent ?? "", code);
  const waiting: (Code | null)[] = (below.get("") ?? []).toReversed();
  for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
    if (code === null) {
      yield "</Code>\n";
      continue;
    }
    const { kind, slug, label, retired } = code;
    const colour = hexColour(code.colour);
    yield [
      `<Code guid="${codeGuid(projectId, kind, slug)}" name="${xmlAttribute(label)}"`,
      ` isCodable="${String(!retired)}"${colour === null ? "" : ` color="${colour}"`}>`,
      `<Description>${xmlText(descriptionOf(code))}</Description>\n`,
    ].join("");
    waiting.push(null, ...(below.get(slug) ?? []).toReversed());
  }
}

/** A codebook (`.qdc`), or the one within the project of an exchange (`.qde`). */
export const readQdc: CodebookReader = (content) => {
  const tree = xmlTreeOf(content);
  if (!tree.ok) return noCodebook(tree.reason ?? reason("Refusals.codebookFile.notQdc"));
  const root = tree.value.childNodes.find(isElement);
  const book = root && (root.tagName === "CodeBook" ? root : child(root, "CodeBook"));
  const codes = book && child(book, "Codes");
  if (!root || !book || !codes) return noCodebook(reason("Refusals.codebookFile.notQdc"));
  const reading = new CodebookReading();
  const tops = children(codes, "Code");
  // Codes of the highest level that are called as the kinds are hold the tags of these kinds.
  const isOurs = attribute(root, "origin") === "Obelus";
  const areKinds =
    tops.every((one) => KINDS.has(kindOf(one))) &&
    (isOurs || tops.some((one) => children(one, "Code").length > 0));
  let line = 0;
  const waiting: { element: Element; kind: string | null; parent: string | null }[] = [];
  for (const top of tops.toReversed()) {
    const kind = areKinds ? kindOf(top) : null;
    if (kind === null) waiting.push({ element: top, kind, parent: null });
    else {
      // A bare note has no tags of its own: what stands there is of no kind.
      const of = kind === "note" ? null : kind;
      const inside = children(top, "Code").toReversed();
      waiting.push(...inside.map((element) => ({ element, kind: of, parent: null })));
    }
  }
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { element, kind, parent } = one;
    const name = `#${++line}`;
    const colour = hexColour(attribute(element, "color"));
    const isCodable = !/^(?:false|0)$/i.test(attribute(element, "isCodable"));
    const description = child(element, "Description");
    const { slug, ...described } = description ? readDescription(wordsOf(description)) : {};
    if (!isOurs && !isCodable) reading.notice("Refusals.codebookFile.notices.notCodable");
    reading.add({
      line,
      names: [name],
      label: isOurs ? nameOf(element) : nameOf(element).trim(),
      parent,
      ...(kind === null ? {} : { kind }),
      ...(slug === undefined ? {} : { slug }),
      fields: {
        ...described,
        ...(colour === null ? {} : { colour }),
        ...(isOurs ? { retired: !isCodable } : {}),
      },
    });
    const below = children(element, "Code").toReversed();
    waiting.push(...below.map((code) => ({ element: code, kind, parent: name })));
  }
  const sets = child(book, "Sets") ?? child(root, "Sets");
  if (sets) reading.notice("Refusals.codebookFile.notices.sets", "", children(sets, "Set").length);
  return reading.finish();
};

/** The codebook of an exchange of REFI-QDA (`.qdpx`). */
export function readQdpxCodebook(files: ArchiveFiles): CodebookOutcome {
  const named = (ending: string) =>
    files.names.find((one) => one.toLowerCase().endsWith(ending)) ?? "";
  const content = files.text(named(".qde")) ?? files.text(named(".qdc"));
  return content === null ? noCodebook(reason("Refusals.codebookFile.notQdc")) : readQdc(content);
}

function children(element: Element, name: string): Element[] {
  return element.childNodes.filter((one) => isElement(one)).filter((one) => one.tagName === name);
}

function child(element: Element, name: string): Element | undefined {
  return children(element, name)[0];
}

function attribute(element: Element, name: string): string {
  return attributeOf(element, name) ?? "";
}

const kindOf = (element: Element): string => nameOf(element).trim().toLowerCase();

/** Some programs write names with line ends, which no label has. */
function nameOf(element: Element): string {
  return attribute(element, "name").replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

function wordsOf(element: Element): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}
