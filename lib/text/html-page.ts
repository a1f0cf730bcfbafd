import type { SourceMetadata } from "./document-text";
import { attribute, elementsIn, wordsOf, type Element } from "./html-tree";
import { resolvedHref } from "./link";
import { linkedDataOf } from "./linked-data";
import { joinedAuthors, namesIn } from "./page-author";
import { bylineOf } from "./page-byline";
import { dayInAddress, dayOf } from "./page-date";
import type { Names } from "./page-names";
import { withoutEntities, withoutSite } from "./page-title";

/** The metadata of a page. */
export interface PageFacts {
  readonly title?: string;
  readonly metadata: Partial<SourceMetadata>;
}

type Root = Parameters<typeof elementsIn>[0];

/** What the head of a page says; a name may have several values, as authors do. */
interface Head {
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly canonical: string;
  readonly language: string;
  readonly title: string;
}

/** A page with more of the first level has no title among them. */
const MAX_HEADINGS = 20;

const AUTHORS = [
  "citation_author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
  "article:author",
  "book:author",
  "cxenseparse:author",
];
const DATES = [
  "article:published_time",
  "og:published_time",
  "datepublished",
  "citation_publication_date",
  "citation_date",
  "citation_online_date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dc.date.created",
  "parsely-pub-date",
  "sailthru.date",
  "cxenseparse:recs:publishtime",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "dc.date",
  "dcterms.date",
  "date",
];

/** The parts of a page, and the address that relative ones in it start from; null where none is known. */
interface PageParts {
  readonly body: Element;
  readonly article: Element;
  readonly names: Names;
  readonly base: string | null;
}

/**
 * Title, author, date, publisher, address and language, from what pages actually contain, in order
 * of trust: schema.org JSON-LD, Open Graph and other meta elements, the document itself. What is no
 * name, no day or no language is passed over; nothing is better than something wrong.
 */
export function factsOf(root: Root, { body, article, names, base }: PageParts): PageFacts {
  const head = headOf(root);
  const linked = linkedDataOf(root);
  const firstOf = (...names: string[]) =>
    names.map((name) => head.meta.get(name)?.[0]).find(Boolean);
  const publisher = clean(
    namesIn(linked.article["publisher"] ?? linked.page["publisher"], linked)[0] ??
      firstOf("og:site_name", "dc.publisher", "citation_publisher", "application-name"),
  );
  const url = resolvedHref(head.canonical, base) ?? resolvedHref(firstOf("og:url") ?? "", base);
  const siteName = clean(firstOf("og:site_name"));
  const sites = [publisher, siteName, clean(firstOf("application-name")), ...domainsOf(url)];
  const publishers = sites.filter((name) => name !== undefined);

  const byline = bylineOf(body, article, { names, publishers });
  const metaAuthor = joinedAuthors(head.meta.get("author") ?? [], publishers);
  const author =
    joinedAuthors(
      namesIn(linked.article["author"] ?? linked.article["creator"], linked),
      publishers,
    ) ??
    AUTHORS.map((name) => joinedAuthors(head.meta.get(name) ?? [], publishers)).find(Boolean) ??
    // One word is as often an account as a name, so what the page shows comes first.
    (metaAuthor?.includes(" ") ? metaAuthor : undefined) ??
    byline.author ??
    metaAuthor;
  const date =
    dayOf(text(linked.article["datePublished"])) ??
    DATES.map((name) => dayOf(firstOf(name))).find(Boolean) ??
    dayOf(text(linked.page["datePublished"])) ??
    byline.date ??
    dayInAddress(url ?? undefined);
  const spoken =
    text(linked.article["inLanguage"]) ??
    (head.language || firstOf("og:locale")?.replace("_", "-"));
  const metadata: Record<string, string> = {};
  if (author) metadata["author"] = author;
  if (date) metadata["date"] = date;
  if (publisher) metadata["publisher"] = publisher.slice(0, 200);
  if (url) metadata["url"] = url;
  if (isLanguage(spoken)) metadata["language"] = spoken;

  const headings: string[] = [];
  for (const element of elementsIn(article)) {
    if (element.tagName === "h1" && headings.length < MAX_HEADINGS) headings.push(wordsOf(element));
  }
  const title =
    clean(text(linked.article["headline"])) ??
    clean(firstOf("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")) ??
    (headings.length === 1 ? headings[0] : undefined) ??
    (clean(head.title) || headings[0]);
  return {
    title:
      title && (withoutSite(title, { names: publishers, headings }).slice(0, 500) || undefined),
    metadata,
  };
}

function headOf(root: Root): Head {
  const meta = new Map<string, string[]>();
  let canonical = "";
  let language = "";
  let title = "";
  for (const element of elementsIn(root)) {
    const { tagName } = element;
    if (tagName === "meta") {
      const name = attribute(element, "property") ?? attribute(element, "name");
      const content = attribute(element, "content")?.trim();
      const key = name?.toLowerCase() ?? attribute(element, "itemprop")?.toLowerCase();
      if (key && content) meta.set(key, [...(meta.get(key) ?? []), content].slice(0, 20));
    } else if (tagName === "link" && attribute(element, "rel") === "canonical") {
      canonical ||= attribute(element, "href") ?? "";
    } else if (tagName === "html") language = attribute(element, "lang") ?? "";
    else if (tagName === "title" && element.parentNode && "tagName" in element.parentNode) {
      if (element.parentNode.tagName === "head") title ||= wordsOf(element);
    }
  }
  return { meta, canonical, language, title };
}

/** A site's domain as its name: "quay.example" and "quay". */
function domainsOf(url: string | null): string[] {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? "")?.[1];
  return host ? [host, host.split(".").slice(0, -1).join(".")] : [];
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

/** Words on one line, without entities that were encoded twice. */
function clean(words: string | undefined): string | undefined {
  return text(words && withoutEntities(words).replace(/\s+/g, " "));
}
