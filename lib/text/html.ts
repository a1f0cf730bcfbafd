import { MAX_TEXT_LENGTH, type Part } from "./document-text";
import { articleOf, type Article } from "./html-article";
import { isHiddenByName, isSilent, removeInvisible, showNoscript } from "./html-shown";
import { factsOf, isLanguage } from "./html-page";
import { attribute, elementsIn, isElement, treeOf, type Element } from "./html-tree";
import { HtmlWriter } from "./html-writer";
import {
  normaliseText,
  unusable,
  acceptText,
  whyNotText,
  type Notice,
  type TextOutcome,
  type TextRefusal,
} from "./incoming";
import { resolvedHref, webHref } from "./link";
import { Names } from "./page-names";
import { TextBuilder } from "./text-builder";
import { xmlTreeOf } from "./xml-tree";

export interface HtmlOptions {
  /** BCP 47, when it is known from elsewhere; takes precedence over the page's own. */
  readonly language?: string;
  /** What is kept of a whole page; its article by default. */
  readonly part?: Part;
  /** Where it was found; relative links start from there unless the page says otherwise. */
  readonly address?: string;
}

/** The longest markup, in UTF-16 code units; it is longer than the text it contains. */
const MAX_PAGE_LENGTH = 2 * MAX_TEXT_LENGTH;

/**
 * The text of a page as its reader saw it: the article, without what surrounds it. A fragment (no
 * `html`, `head` or `body` in the source) was selected by somebody and is kept whole.
 *
 * Of the markup only the marks and blocks of `document-text` survive: no script, no style, no
 * attribute except an address that `safeHref` accepts.
 */
export function fromHtml(html: string, options: HtmlOptions = {}): TextOutcome {
  const source = pageSource(html);
  if (!source.ok) return source.refusal;
  const document = treeOf(source.text);
  if (!document) return unusable("too-deep");
  const isPage = /<(?:!doctype|html|head|body)[\s>]/i.test(source.text.slice(0, 10_000));
  return fromTree(document, { ...options, isPage, notices: source.notices });
}

/**
 * A page in XHTML, which an XML parser reads: an element that closes itself is empty, whatever it
 * is. One that is not well-formed is read as HTML, and a notice says so.
 */
export function fromXhtml(xhtml: string, options: HtmlOptions = {}): TextOutcome {
  const source = pageSource(xhtml);
  if (!source.ok) return source.refusal;
  const tree = xmlTreeOf(source.text);
  if (tree.ok) return fromTree(tree.value, { ...options, isPage: true, notices: source.notices });
  if (tree.reason.key !== "Refusals.text.notXml") return tree;
  const read = fromHtml(xhtml, options);
  if (!read.ok) return read;
  const line = Number(tree.reason.params?.["line"] ?? 1);
  const notice = { kind: "read-as-html" as const, params: { line } };
  return { ok: true, value: { ...read.value, notices: [notice, ...read.value.notices] } };
}

type PageSource =
  | { readonly ok: true; readonly text: string; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly refusal: TextRefusal };

function pageSource(markup: string): PageSource {
  const refusal = whyNotText(markup, MAX_PAGE_LENGTH);
  if (refusal) return { ok: false, refusal };
  // A browser passes over NUL in a page, and shows it as U+FFFD in plain text.
  const value = markup.replaceAll("\0", "");
  const source = normaliseText(value);
  const nul = markup.length - value.length;
  const left: Notice[] = nul > 0 ? [{ kind: "nul-left-out", count: nul }] : [];
  return { ok: true, text: source.text, notices: [...source.notices, ...left] };
}

interface TreeOptions extends HtmlOptions {
  /** Whether it is a whole page, of which the article is wanted, and no fragment. */
  readonly isPage: boolean;
  readonly notices: readonly Notice[];
}

/** The text of a tree that was parsed already. */
function fromTree(
  document: NonNullable<ReturnType<typeof treeOf>>,
  { isPage, language, part, address, notices }: TreeOptions,
): TextOutcome {
  const page = document.childNodes.find(isElement);
  const body = page?.childNodes.find((n): n is Element => isElement(n) && n.tagName === "body");
  if (!page || !body) return unusable("empty");
  const wantsArticle = isPage && part !== "page";
  removeInvisible(body);
  const names = new Names();
  const article = wantsArticle
    ? shownArticleOf(body, names)
    : { root: body, leavesOut: isHiddenByName };
  const { root, leavesOut } = article;
  const builder = new TextBuilder();
  const known = baseOf(document, address);
  const { title, metadata } = factsOf(document, { body, article: root, names, base: known });
  const base = known ?? baseOf(document, metadata.url);
  const writer = new HtmlWriter(builder, root, leavesOut, base);
  writer.write();

  const outside = wantsArticle ? wordsOutside(body, article) : 0;
  const left: Notice[] = [
    { kind: "outside-article-left-out" as const, count: outside },
    { kind: "pictures-left-out" as const, count: writer.pictures },
    { kind: "links-made-text" as const, count: writer.links },
  ].filter(({ count }) => count > 0);
  return acceptText(builder.finish(), {
    title,
    metadata: isLanguage(language) ? { ...metadata, language } : metadata,
    notices: [...notices, ...left],
  });
}

/** The address that relative links of a page start from: its `base`, or where it stands. */
function baseOf(document: Parameters<typeof elementsIn>[0], address = ""): string | null {
  const own = webHref(address);
  for (const element of elementsIn(document)) {
    const href = element.tagName === "base" ? attribute(element, "href") : undefined;
    const base = href === undefined ? null : resolvedHref(href, own);
    if (base) return webHref(base);
  }
  return own;
}

/** The article of a page, which may be there for readers without scripts alone. */
function shownArticleOf(body: Element, names: Names): Article {
  const article = articleOf(body, names);
  return !article.isSubstantial && showNoscript(body) ? articleOf(body, names) : article;
}

/** How many words of a page that a browser shows are not part of its article. */
function wordsOutside(
  body: Element,
  { root, leavesOut }: Pick<Article, "root" | "leavesOut">,
): number {
  let words = 0;
  const count = (element: Element, isInside: boolean) => {
    for (const child of element.childNodes) {
      if ("value" in child) {
        if (!isInside) words += child.value.match(/\S+/g)?.length ?? 0;
      } else if (isElement(child) && !isSilent(child)) {
        count(child, child === root || (isInside && !leavesOut(child)));
      }
    }
  };
  count(body, body === root);
  return words;
}

/** Adds the text of HTML that is embedded in another text; false when it is nested too deeply. */
export function writeHtml(builder: TextBuilder, html: string): boolean {
  const body = treeOf(html)
    ?.childNodes.find(isElement)
    ?.childNodes.find((n): n is Element => isElement(n) && n.tagName === "body");
  if (body) new HtmlWriter(builder, body, isHiddenByName).write();
  return body !== undefined;
}
