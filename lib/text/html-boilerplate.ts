import { attribute, isElement, type Element } from "./html-tree";
import type { Names } from "./page-names";

/** How much text a part of a page has. */
export interface Weight {
  /** Letters, and those of them in links. */
  letters: number;
  linked: number;
  /** Letters that stand in none of its own elements, and whether some of them are a sentence. */
  own: number;
  hasSentence: boolean;
  /** Letters in paragraphs without those in links. */
  prose: number;
  /** Headings below the first level that are links as a whole, as teasers have. */
  linkedHeadings: number;
  /** Whether a heading of the first level is in it. */
  hasTitle: boolean;
  /** Whether a part that is called an article's text is in it. */
  hasBody: boolean;
  links: number;
  /** Whether it holds elements that begin a line. */
  hasBlock: boolean;
}

export interface PageWeights {
  readonly names: Names;
  /** The prose of the page, without what is marked as standing around the article. */
  readonly all: number;
  readonly isStrict: boolean;
  /** Of everything in an element. */
  weightOf(element: Element): Weight;
}

const BLOCKS = new Set(
  (
    "div section article main header footer nav aside address figure fieldset details summary hgroup " +
    "center form dl caption thead tbody tfoot tr td th li hr menu p dir blockquote search ul ol dd dt " +
    "table pre h1 h2 h3 h4 h5 h6 figcaption"
  ).split(" "),
);

/** Whether an element begins a line of its own. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName);
}

/** Elements around an article that are not part of it. */
const AROUND = new Set(["nav", "aside", "footer", "menu"]);
const AROUND_ROLES = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "banner",
  "search",
  "dialog",
  "alertdialog",
  "menu",
  "menubar",
  "toolbar",
  "tablist",
]);

/** Whether the language says of an element that it stands around the article. */
export function isAround(element: Element): boolean {
  const role = attribute(element, "role") ?? "";
  if (role.startsWith("doc-")) return false;
  if (AROUND_ROLES.has(role)) return true;
  if (element.tagName === "footer") return !hasAncestor(element, /^(?:blockquote|figure)$/);
  return AROUND.has(element.tagName);
}

/** Checks a few ancestors only: a header is close to what it heads. */
function hasAncestor(element: Element, names: RegExp): boolean {
  let at = element.parentNode;
  for (let steps = 0; at && "tagName" in at && steps < 8; steps++) {
    if (names.test(at.tagName)) return true;
    at = at.parentNode;
  }
  return false;
}

/**
 * Whether a part of a page is something else than its article: by the language, by its name, or
 * because it consists of links. A part that holds a good share of the page's prose is never.
 */
export function isBoilerplate(element: Element, page: PageWeights): boolean {
  const { tagName: tag } = element;
  if (tag === "h1" || tag === "body") return false;
  const weight = page.weightOf(element);
  const share = page.all === 0 ? 1 : weight.prose / page.all;
  if (isAround(element)) return share < 0.5 && !(tag === "aside" && isQuotation(element, weight));
  if (tag === "header") return isPageHeader(element, weight);
  if (tag === "figcaption") return hasPicture(element.parentNode);
  if (page.names.kindsOf(element).has("control") && share < 0.1) return true;
  if (!isBlock(element) && hasWordsBeside(element)) return false;
  return isOtherByName(element, weight, share, page) || isOtherByLinks(element, weight, share);
}

/** A quotation that is set apart: repeated from the text or part of it. */
function isQuotation(element: Element, { letters, linked }: Weight): boolean {
  if (linked > 0 || letters > 600) return false;
  return (
    /pull-?quote|zitat/i.test(attribute(element, "class") ?? "") ||
    element.childNodes.some((child) => isElement(child) && child.tagName === "blockquote")
  );
}

/** The header of a page, not of its article: without a title, or with little but links. */
function isPageHeader(element: Element, weight: Weight): boolean {
  if (hasAncestor(element, /^(?:article|main|section)$/)) return false;
  return !weight.hasTitle || weight.prose < 60 || weight.linked * 2 > weight.letters;
}

const PICTURES = /^(?:img|picture|video|audio|iframe|svg|object|embed|amp-img|noscript|canvas)$/;

/** Whether a figure shows a picture; one with a table or code is text. Looks at few elements. */
function hasPicture(figure: object | null): boolean {
  const rest: object[] = figure ? [figure] : [];
  for (let steps = 0; steps < 60; steps++) {
    const node = rest.pop();
    if (!node) return false;
    if (!isElement(node)) continue;
    if (PICTURES.test(node.tagName)) return true;
    rest.push(...node.childNodes.slice(0, 20).toReversed());
  }
  return false;
}

/** Whether an element has words that stand in none of its own elements. */
const OWN_WORDS = new WeakMap<object, boolean>();

/** Whether an inline element stands in a line of text: then its words are part of a sentence. */
function hasWordsBeside({ parentNode: parent }: Element): boolean {
  if (parent === null || !("childNodes" in parent)) return false;
  let hasWords = OWN_WORDS.get(parent);
  if (hasWords === undefined) {
    hasWords = parent.childNodes.some(
      (node) => "value" in node && /[\p{L}\p{N}]/u.test(node.value),
    );
    OWN_WORDS.set(parent, hasWords);
  }
  return hasWords;
}

function isOtherByName(
  element: Element,
  weight: Weight,
  share: number,
  { names, isStrict }: PageWeights,
): boolean {
  const kinds = names.kindsOf(element);
  if (kinds.size === 0 || element.tagName === "blockquote") return false;
  if (kinds.has("comments") && isStrict && !weight.hasTitle && !weight.hasBody) return true;
  if (weight.hasTitle && share > 0.1) return false;
  const limit = isStrict ? 0.4 : 0.1;
  if (kinds.has("boilerplate")) return share < (kinds.has("body") ? 0.1 : limit);
  if (kinds.has("body")) return false;
  if (kinds.has("about") && !weight.hasTitle && share < limit / 2) return true;
  if (kinds.has("lede")) return false;
  if (!kinds.has("teasers") || !OF_LINKS.test(element.tagName)) return false;
  const isOfLinks = weight.linked * 3 > weight.letters;
  const isOfCards = weight.linkedHeadings > 0 && weight.prose < weight.linkedHeadings * 350;
  return (isOfLinks || isOfCards) && share < limit;
}

const OF_LINKS = /^(?:aside|ul|ol|dl|div|section|article|table|tr|td|li|form|fieldset|center)$/;

/** A list of links to other pages, or of teasers. */
function isOtherByLinks(element: Element, weight: Weight, share: number): boolean {
  const { tagName: tag } = element;
  if (!OF_LINKS.test(tag) || share >= 0.3 || weight.hasTitle) return false;
  const { letters, linked, links, prose, linkedHeadings } = weight;
  if (tag === "form" || tag === "fieldset") return true;
  if (letters === 0) return false;
  if (linkedHeadings > (tag === "article" ? 0 : 1) && prose < linkedHeadings * 300) return true;
  return !/^(?:li|td|tr)$/.test(tag) && links > 1 && linked > letters * 0.8;
}
