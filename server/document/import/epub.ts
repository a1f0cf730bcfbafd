import { reason } from "@/lib/reason";
import { isLanguage, isoDay } from "@/lib/text/html-page";
import {
  attribute,
  elementsIn,
  isElement,
  treeOf,
  wordsOf,
  type Element,
} from "@/lib/text/html-tree";
import { HtmlWriter } from "@/lib/text/html-writer";
import { acceptText, type Notice, type TextOutcome } from "@/lib/text/incoming";
import { TextBuilder } from "@/lib/text/text-builder";
import { xmlTreeOf } from "@/lib/text/xml-tree";
import { childOf, childrenOf } from "@/lib/text/xml-writer";
import { textPart, xmlPart } from "./archive-parts";
import { ZipRefusal, type Zip } from "./zip";

/**
 * The text of a book in EPUB 2 or 3: its documents in the order of the spine, without the table of
 * contents, which its programs show beside the text.
 */
export function fromEpub(zip: Zip): TextOutcome {
  const opf = rootFile(zip);
  const book = xmlPart(zip, opf);
  const folder = opf.replace(/[^/]*$/, "");
  const parts = spineOf(book, folder);
  refuseEncrypted(zip, new Set(parts));
  const builder = new TextBuilder();
  const left = { pictures: 0, links: 0, missing: 0 };
  for (const name of parts) {
    if (!zip.has(name)) {
      left.missing++;
      continue;
    }
    const body = bodyOf(textPart(zip, name));
    if (!body) continue;
    const writer = new HtmlWriter(builder, body, isContents);
    writer.write();
    builder.boundary();
    left.pictures += writer.pictures;
    left.links += writer.links;
  }
  const notices: Notice[] = [
    { kind: "parts-missing" as const, count: left.missing },
    { kind: "pictures-left-out" as const, count: left.pictures },
    { kind: "links-made-text" as const, count: left.links },
  ].filter(({ count }) => count > 0);
  return acceptText(builder.finish(), { ...factsIn(book), notices });
}

/** The package document, which META-INF/container.xml names. */
function rootFile(zip: Zip): string {
  for (const element of elementsIn(xmlPart(zip, "META-INF/container.xml"))) {
    const path = attribute(element, "full-path");
    if (element.tagName === "rootfile" && path && zip.has(path)) return path;
  }
  throw new ZipRefusal(reason("Refusals.file.damaged"));
}

/** The names of the documents in reading order. */
function spineOf(book: Element, folder: string): string[] {
  const items = new Map(
    childrenOf(childOf(book, "manifest"), "item").map((item) => [attribute(item, "id"), item]),
  );
  return childrenOf(childOf(book, "spine"), "itemref").flatMap((reference) => {
    const item = items.get(attribute(reference, "idref"));
    const isNavigation = /(?:^|\s)nav(?:\s|$)/.test(
      item ? (attribute(item, "properties") ?? "") : "",
    );
    const href = item && attribute(item, "href");
    if (!href || isNavigation || attribute(reference, "linear") === "no") return [];
    return [resolved(folder, href)];
  });
}

/** A path within the archive; it can not lead out of it. */
function resolved(folder: string, href: string): string {
  let path = href.replace(/[?#].*$/, "");
  try {
    path = decodeURIComponent(path);
  } catch {
    // A percent sign in a name that nobody escaped.
  }
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Fonts are often encrypted, which does no harm; the text of books with copy protection, too. */
function refuseEncrypted(zip: Zip, parts: ReadonlySet<string>): void {
  const name = "META-INF/encryption.xml";
  if (!zip.has(name)) return;
  for (const element of elementsIn(xmlPart(zip, name))) {
    const uri = element.tagName === "CipherReference" ? attribute(element, "URI") : undefined;
    if (uri && parts.has(resolved("", uri))) {
      throw new ZipRefusal(reason("Refusals.file.encrypted"));
    }
  }
}

function bodyOf(content: string): Element | undefined {
  const xml = xmlTreeOf(content.replaceAll("\0", ""));
  if (!xml.ok && xml.reason.key === "Refusals.text.entities") throw new ZipRefusal(xml.reason);
  const document = xml.ok ? xml.value : treeOf(content);
  return childOf(document?.childNodes.find(isElement), "body");
}

/** A table of contents inside a document of the book. */
function isContents(element: Element): boolean {
  return (
    element.tagName === "nav" &&
    /(?:^|\s)(?:toc|landmarks|page-list)(?:\s|$)/.test(attribute(element, "type") ?? "")
  );
}

function factsIn(book: Element) {
  const facts = childOf(book, "metadata");
  const first = (name: string) => {
    const found = childOf(facts, name);
    return found ? wordsOf(found).slice(0, 500) : "";
  };
  const authors = childrenOf(facts, "creator").map(wordsOf).filter(Boolean);
  const date = isoDay(first("date"));
  const language = first("language");
  const metadata = {
    ...(authors.length > 0 ? { author: authors.join(", ").slice(0, 500) } : {}),
    ...(date ? { date } : {}),
    ...(first("publisher") ? { publisher: first("publisher") } : {}),
    ...(isLanguage(language) ? { language } : {}),
  };
  return { title: first("title") || undefined, metadata };
}
