import type { DefaultTreeAdapterTypes } from "parse5";
import { reason } from "../../reason";
import type { Csl } from "../../source/citation";
import { attribute, isElement, wordsOf } from "../../text/html-tree";
import { xmlTreeOf } from "../../text/xml-tree";
import { xmlAttribute, xmlText } from "../xml-text";
import { dateFromWords, wordsFromDate } from "./date-words";
import { Splitting, type IncomingSource, type Split } from "./incoming";

type Element = DefaultTreeAdapterTypes.Element;

/** Zotero's types of items and CSL's; where several have one type of CSL, the first is written. */
const TYPES = [
  ["journalArticle", "article-journal"],
  ["magazineArticle", "article-magazine"],
  ["newspaperArticle", "article-newspaper"],
  ["preprint", "article"],
  ["book", "book"],
  ["bookSection", "chapter"],
  ["encyclopediaArticle", "entry-encyclopedia"],
  ["dictionaryEntry", "entry-dictionary"],
  ["conferencePaper", "paper-conference"],
  ["thesis", "thesis"],
  ["report", "report"],
  ["dataset", "dataset"],
  ["standard", "standard"],
  ["manuscript", "manuscript"],
  ["webpage", "webpage"],
  ["blogPost", "post-weblog"],
  ["forumPost", "post"],
  ["letter", "personal_communication"],
  ["email", "personal_communication"],
  ["instantMessage", "personal_communication"],
  ["interview", "interview"],
  ["film", "motion_picture"],
  ["videoRecording", "motion_picture"],
  ["tvBroadcast", "broadcast"],
  ["radioBroadcast", "broadcast"],
  ["audioRecording", "song"],
  ["podcast", "song"],
  ["presentation", "speech"],
  ["artwork", "graphic"],
  ["map", "map"],
  ["computerProgram", "software"],
  ["bill", "bill"],
  ["case", "legal_case"],
  ["hearing", "hearing"],
  ["statute", "legislation"],
  ["patent", "patent"],
  ["document", "document"],
] as const;

const TO_CSL = new Map<string, string>(TYPES);
const FROM_CSL = new Map<string, string>([...TYPES].reverse().map(([own, csl]) => [csl, own]));

/** Elements of an item that hold words, with their prefixes as they are written. */
const WORDS = [
  ["dc:title", "title"],
  ["z:shortTitle", "title-short"],
  ["z:language", "language"],
  ["bib:pages", "page"],
  ["z:numPages", "number-of-pages"],
  ["prism:edition", "edition"],
  ["prism:volume", "volume"],
  ["z:numberOfVolumes", "number-of-volumes"],
  ["prism:number", "number"],
  ["z:type", "genre"],
  ["z:medium", "medium"],
  ["z:libraryCatalog", "source"],
  ["dc:source", "archive"],
  ["dc:coverage", "archive_location"],
  ["z:section", "section"],
] as const;

const PEOPLE = [
  ["bib:authors", "author"],
  ["bib:editors", "editor"],
  ["z:translators", "translator"],
  ["z:seriesEditors", "collection-editor"],
  ["z:bookAuthors", "container-author"],
  ["z:interviewers", "interviewer"],
  ["z:directors", "director"],
  ["z:recipients", "recipient"],
] as const;

const WORDS_OF = byLocalName(WORDS);
const PEOPLE_OF = byLocalName(PEOPLE);
const IDENTIFIERS = ["DOI", "ISBN", "ISSN"] as const;

function byLocalName(table: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(table.map(([name, variable]) => [name.slice(name.indexOf(":") + 1), variable]));
}

/** What belongs to an item in Zotero and is no reference: its files, its notes, where it is filed. */
const BESIDE = new Set(["Attachment", "Memo", "Collection"]);
/** Elements that say how items belong together. */
const LINKS = new Set(["itemType", "link", "isReferencedBy", "relation"]);

/** The items of an export of Zotero as RDF. What hangs on them is passed over, and named. */
export function splitZoteroRdf(text: string): Split<IncomingSource> & { leftOut?: string[] } {
  const tree = xmlTreeOf(text);
  const notRdf = reason("Refusals.sourceFile.notRdf");
  if (!tree.ok) return { ok: false, problem: "not-understood", why: tree.reason ?? notRdf };
  const root = tree.value.childNodes.find(isElement);
  if (root?.tagName !== "RDF") return { ok: false, problem: "not-understood", why: notRdf };
  const things = root.childNodes.filter(isElement);
  const named = new Map(things.map((one) => [attribute(one, "about") ?? "", one]));
  const found = new Splitting<IncomingSource>();
  const leftOut: string[] = [];
  for (const thing of things) {
    if (found.isFull) break;
    const itemType = wordsIn(thing, "itemType");
    if (BESIDE.has(thing.tagName) || itemType === "attachment") {
      leftOut.push(thing.tagName === "Description" ? "Attachment" : thing.tagName);
    }
    // Without a type it is a journal or book that items stand in.
    if (itemType === "" || itemType === "attachment" || BESIDE.has(thing.tagName)) continue;
    const line = found.items.length + found.unread.length + 1;
    const { item, others } = itemFrom(thing, itemType, named);
    const name = typeof item.title === "string" ? item.title : (attribute(thing, "about") ?? "");
    found.add({ line, name, item, leftOut: others }, name, JSON.stringify(item).length);
  }
  return { ...found.finish(), leftOut };
}

function itemFrom(
  thing: Element,
  itemType: string,
  named: ReadonlyMap<string, Element>,
): { item: Csl; others: string[] } {
  const item: Record<string, unknown> = { type: TO_CSL.get(itemType) ?? "document" };
  const others: string[] = [];
  const keywords: string[] = [];
  for (const part of thing.childNodes.filter(isElement)) {
    const { tagName: name } = part;
    const words = WORDS_OF.get(name);
    const people = PEOPLE_OF.get(name);
    const value = wordsOf(part);
    if (words !== undefined) item[words] ??= value;
    else if (people !== undefined) item[people] = peopleIn(part);
    else if (name === "date") item.issued = dateFromWords(value) ?? undefined;
    else if (name === "dateSubmitted") item.accessed = dateFromWords(value) ?? undefined;
    else if (name === "subject") keywords.push(value);
    else if (name === "identifier") identify(item, part);
    else if (name === "publisher") publisherFrom(item, part);
    else if (name === "isPartOf") containerFrom(item, itemType, inside(part, named));
    else if (name === "presentedAt") item["event-title"] = wordsOf(deep(part, "title") ?? part);
    else if (!LINKS.has(name)) others.push(name);
  }
  if (keywords.length > 0) item.keyword = keywords.join(", ");
  return { item, others };
}

/** The thing within a part of an item, or the one that it names. */
function inside(part: Element, named: ReadonlyMap<string, Element>): Element | undefined {
  return part.childNodes.find(isElement) ?? named.get(attribute(part, "resource") ?? "");
}

function containerFrom(
  item: Record<string, unknown>,
  itemType: string,
  container: Element | undefined,
): void {
  if (!container) return;
  const isSeries = container.tagName === "Series";
  for (const part of container.childNodes.filter(isElement)) {
    const value = wordsOf(part);
    const { tagName: name } = part;
    if (isSeries) {
      if (name === "title") item["collection-title"] = value;
      else if (name === "identifier" || name === "number") item["collection-number"] = value;
    } else if (name === "title") item["container-title"] = value;
    else if (name === "alternative") item["container-title-short"] = value;
    else if (name === "volume") item.volume = value;
    else if (name === "number") item.issue = value;
    // Zotero writes the DOI of an article, and the ISBN of a chapter's book, with what it stands in.
    else if (name === "identifier") identify(item, part);
    else if (name === "isPartOf") containerFrom(item, itemType, part.childNodes.find(isElement));
  }
}

function identify(item: Record<string, unknown>, part: Element): void {
  const words = wordsOf(part);
  const known = IDENTIFIERS.find((name) => words.startsWith(`${name} `));
  if (known) item[known] ??= words.slice(known.length + 1).trim();
  else if (/^https?:\/\//i.test(words)) item.URL ??= words;
  else if (words !== "") item.number ??= words;
}

function publisherFrom(item: Record<string, unknown>, part: Element): void {
  const place = deep(part, "locality");
  const name = deep(part, "name");
  if (place) item["publisher-place"] = wordsOf(place);
  if (name) item.publisher = wordsOf(name);
  else if (!place) item.publisher = wordsOf(part);
}

function peopleIn(part: Element): object[] {
  const people: object[] = [];
  for (const list of part.childNodes.filter(isElement)) {
    for (const one of list.childNodes.filter(isElement)) {
      const person = one.childNodes.find(isElement) ?? one;
      const family = wordsIn(person, "surname");
      const first = wordsIn(person, "givenName") || wordsIn(person, "givenname");
      if (family && first) people.push({ family, given: first });
      else if (family || first) people.push({ literal: family || first });
    }
  }
  return people;
}

function wordsIn(element: Element, name: string): string {
  const part = element.childNodes.find((one) => isElement(one) && one.tagName === name);
  return part && isElement(part) ? wordsOf(part) : "";
}

/** The first element of a name within another; publishers and events nest a few levels. */
function deep(element: Element, name: string): Element | null {
  let level = element.childNodes.filter(isElement);
  for (let depth = 0; depth < 5 && level.length > 0; depth += 1) {
    const found = level.find(({ tagName }) => tagName === name);
    if (found) return found;
    level = level.flatMap((one) => one.childNodes.filter(isElement));
  }
  return null;
}

const NAMESPACES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  z: "http://www.zotero.org/namespaces/export#",
  dcterms: "http://purl.org/dc/terms/",
  dc: "http://purl.org/dc/elements/1.1/",
  bib: "http://purl.org/net/biblio#",
  foaf: "http://xmlns.com/foaf/0.1/",
  prism: "http://prismstandard.org/namespaces/1.2/basic/",
  vcard: "http://nwalsh.com/rdf/vCard#",
} as const;

export const ZOTERO_RDF_BEGINNING = `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${Object.entries(
  NAMESPACES,
)
  .map(([prefix, name]) => `\n  xmlns:${prefix}="${name}"`)
  .join("")}>\n`;
export const ZOTERO_RDF_END = "</rdf:RDF>\n";

/** What items of a type stand in: of these Zotero reads the title, else as a journal's. */
const CONTAINERS: Readonly<Record<string, string>> = {
  chapter: "bib:Book",
  "paper-conference": "bib:Journal",
  "entry-encyclopedia": "bib:Book",
  "entry-dictionary": "bib:Book",
  webpage: "z:Website",
  "post-weblog": "z:Blog",
};

/** An item as Zotero's RDF has it, with what it stands in inside. Its id becomes its name. */
export function zoteroRdfEntry(item: Csl): string {
  const type = text(item.type);
  const isInContainer = text(item["container-title"]) !== "";
  const parts = [
    element("z:itemType", FROM_CSL.get(type) ?? "document"),
    container(item, type),
    series(item),
    ...PEOPLE.map(([name, variable]) => people(name, item[variable])),
    publisher(item),
    ...WORDS.map(([name, variable]) =>
      // The volume of what an item stands in is written there.
      isInContainer && variable === "volume" ? "" : element(name, text(item[variable])),
    ),
    element("dc:date", wordsFromDate(item.issued)),
    element("dcterms:dateSubmitted", wordsFromDate(item.accessed)),
    text(item["event-title"]) &&
      `<bib:presentedAt><bib:Conference>${element("dc:title", text(item["event-title"]))}</bib:Conference></bib:presentedAt>`,
    text(item.URL) &&
      `<dc:identifier><dcterms:URI>${element("rdf:value", text(item.URL))}</dcterms:URI></dc:identifier>`,
    ...IDENTIFIERS.map(
      (name) => text(item[name]) && element("dc:identifier", `${name} ${text(item[name])}`),
    ),
    ...text(item.keyword)
      .split(", ")
      .map((word) => element("dc:subject", word)),
  ];
  const about = xmlAttribute(`#${text(item.id)}`);
  const body = parts.filter((part) => part !== "").map((part) => `    ${part}\n`);
  return `  <rdf:Description rdf:about="${about}">\n${body.join("")}  </rdf:Description>\n`;
}

function container(item: Csl, type: string): string {
  const title = text(item["container-title"]);
  const name = CONTAINERS[type] ?? "bib:Journal";
  const parts = [
    element("dc:title", title),
    element("dcterms:alternative", text(item["container-title-short"])),
    title === "" ? "" : element("prism:volume", text(item.volume)),
    element("prism:number", text(item.issue)),
  ].join("");
  return parts && `<dcterms:isPartOf><${name}>${parts}</${name}></dcterms:isPartOf>`;
}

function series(item: Csl): string {
  const parts = [
    element("dc:title", text(item["collection-title"])),
    element("dc:identifier", text(item["collection-number"])),
  ].join("");
  return parts && `<dcterms:isPartOf><bib:Series>${parts}</bib:Series></dcterms:isPartOf>`;
}

function publisher(item: Csl): string {
  const place = element("vcard:locality", text(item["publisher-place"]));
  const parts = [
    place && `<vcard:adr><vcard:Address>${place}</vcard:Address></vcard:adr>`,
    element("foaf:name", text(item.publisher)),
  ].join("");
  return parts && `<dc:publisher><foaf:Organization>${parts}</foaf:Organization></dc:publisher>`;
}

interface Name {
  readonly family?: unknown;
  readonly given?: unknown;
  readonly literal?: unknown;
}

function people(element_: string, value: unknown): string {
  if (!Array.isArray(value)) return "";
  const persons = (value as (Name | null)[]).map((name) => {
    const family = text(name?.family) || text(name?.literal) || text(name?.given);
    const first = text(name?.family) ? text(name?.given) : "";
    const parts = element("foaf:surname", family) + element("foaf:givenName", first);
    return parts && `<rdf:li><foaf:Person>${parts}</foaf:Person></rdf:li>`;
  });
  const list = persons.join("");
  return list && `<${element_}><rdf:Seq>${list}</rdf:Seq></${element_}>`;
}

function element(name: string, words: string): string {
  return words === "" ? "" : `<${name}>${xmlText(words)}</${name}>`;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
