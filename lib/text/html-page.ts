import type { SourceMetadata } from "./document-text";
import { attribute, elementsIn, isElement, wordsOf, type Element } from "./html-tree";
import { safeHref } from "./link";

/** The metadata of a page. */
export interface PageFacts {
  readonly title?: string;
  readonly metadata: Partial<SourceMetadata>;
}

type Root = Parameters<typeof elementsIn>[0];

/**
 * Title, author, date, publisher, address and language, from what pages actually contain, in order
 * of trust: schema.org JSON-LD, Open Graph and other meta elements, the document itself.
 */
export function factsOf(root: Root, article: Root): PageFacts {
  const meta = new Map<string, string>();
  const linked: Record<string, unknown> = {};
  let canonical = "";
  let language = "";
  let documentTitle = "";
  for (const element of elementsIn(root)) {
    const { tagName } = element;
    if (tagName === "meta") {
      const name = attribute(element, "property") ?? attribute(element, "name");
      const content = attribute(element, "content")?.trim();
      const key = name?.toLowerCase() ?? attribute(element, "itemprop")?.toLowerCase();
      if (key && content && !meta.has(key)) meta.set(key, content);
    } else if (tagName === "link" && attribute(element, "rel") === "canonical") {
      canonical ||= attribute(element, "href") ?? "";
    } else if (tagName === "html") language = attribute(element, "lang") ?? "";
    else if (tagName === "title" && element.parentNode && "tagName" in element.parentNode) {
      if (element.parentNode.tagName === "head") documentTitle ||= wordsOf(element);
    } else if (tagName === "script" && attribute(element, "type") === "application/ld+json") {
      for (const [key, value] of Object.entries(linkedData(element))) linked[key] ??= value;
    }
  }
  const firstOf = (...names: string[]) => names.map((name) => meta.get(name)).find(Boolean);
  const headings = [...elementsIn(article)].filter((e) => e.tagName === "h1").map(wordsOf);
  const author =
    nameOf(linked["author"]) ??
    [firstOf("author", "dc.creator", "parsely-author"), firstOf("article:author")].find(
      (name) => name && !/^https?:/.test(name),
    ) ??
    bylineIn(article);
  const date =
    text(linked["datePublished"]) ??
    firstOf("article:published_time", "date", "dc.date", "datepublished", "pubdate") ??
    timeIn(article);
  const publisher = nameOf(linked["publisher"]) ?? firstOf("og:site_name", "dc.publisher");
  const url = safeHref(canonical) ?? safeHref(firstOf("og:url") ?? "");
  const spoken =
    text(linked["inLanguage"]) ?? (language || firstOf("og:locale")?.replace("_", "-"));
  const metadata: Record<string, string> = {};
  if (author) metadata["author"] = author.replace(/^by\s+/i, "").slice(0, 200);
  if (isoDay(date)) metadata["date"] = isoDay(date) ?? "";
  if (publisher) metadata["publisher"] = publisher.slice(0, 200);
  if (url) metadata["url"] = url;
  if (isLanguage(spoken)) metadata["language"] = spoken;
  const title =
    text(linked["headline"]) ??
    firstOf("og:title", "twitter:title") ??
    (headings.length === 1 ? headings[0] : undefined) ??
    (documentTitle || headings[0]);
  return { title: title?.replace(/\s+/g, " ").slice(0, 500) || undefined, metadata };
}

/** 2024, 2024-03 or 2024-03-04 from the beginning of a date and time, else undefined. */
export function isoDay(date: string | undefined): string | undefined {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=$|T|\s)/.exec(
    date ?? "",
  )?.[0];
}

export function isLanguage(tag: string | undefined): tag is string {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag ?? "");
}

const text = (value: unknown) =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** `"Ana"`, `{name: "Ana"}` or a list of either. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return value.slice(0, 10).map(nameOf).filter(Boolean).join(", ") || undefined;
  }
  if (typeof value === "object" && value !== null && "name" in value) return text(value.name);
  const name = text(value);
  return name && !/^https?:/.test(name) ? name : undefined;
}

/** The article among the objects of a JSON-LD block. */
function linkedData(script: Element): Record<string, unknown> {
  const source = script.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  try {
    const data: unknown = JSON.parse(source);
    const things = [data].flat().flatMap((thing) => {
      const graph = isRecord(thing) ? thing["@graph"] : undefined;
      return Array.isArray(graph) ? (graph as unknown[]) : [thing];
    });
    const article = things
      .filter(isRecord)
      .find((t) => /Article|Posting|Report/.test(String(t["@type"])));
    return article ?? {};
  } catch {
    return {}; // Many pages carry invalid JSON; the other metadata is still there.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bylineIn(article: Root): string | undefined {
  for (const element of elementsIn(article)) {
    const named =
      attribute(element, "rel") === "author" ||
      attribute(element, "itemprop") === "author" ||
      /(?:^|\s|-)(?:byline|author-name|author)(?:$|\s)/.test(attribute(element, "class") ?? "");
    const words = named ? wordsOf(element) : "";
    if (words !== "" && words.length <= 80) return words;
  }
  return undefined;
}

function timeIn(article: Root): string | undefined {
  for (const element of elementsIn(article)) {
    if (element.tagName !== "time" || !isElement(element)) continue;
    const day = isoDay(attribute(element, "datetime"));
    if (day) return day;
  }
  return undefined;
}
