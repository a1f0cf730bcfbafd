import { attribute, elementsIn, isElement, shortWordsOf, type Element } from "./html-tree";
import { isAround } from "./html-boilerplate";
import { isSilent } from "./html-shown";
import { cleanAuthor } from "./page-author";
import { dayOf } from "./page-date";
import type { Names } from "./page-names";

/** What the visible words of a page say of its article. */
export interface Byline {
  readonly author?: string;
  readonly date?: string;
}

/** Longer words are not a name with what stands around it. */
const MAX_LENGTH = 160;
/** Elements that are looked at as authors; a page with more lists other articles. */
const MAX_CANDIDATES = 1_000;
/** Elements that are looked at for a name. */
const MAX_STEPS = 100;

const NAME_CLASS =
  /(?:^|[\s_-])(?:author-?_?name|byline-?_?(?:name|author)|(?:post|entry|article|story)[-_]+author|fn)(?:$|\s)/i;
const AUTHOR_CLASS =
  /(?:^|\s)(?:(?:[\w-]+(?:__|-))?(?:byline|by-line|authors?|autor(?:in|en)?|auteur|autore|writer)|vcard)(?:$|\s)/i;
const DATE_CLASS =
  /(?:^|[\s_-])(?:published|pubdate|publish(?:ed)?-?_?date|(?:post|entry|article)-?_?date|posted-on|dateline|datum|fecha|date|timestamp)(?:$|[\s_-])/i;

/**
 * Author and day as the page shows them: in the article first, then above it, never in comments, lists
 * of other articles or margins.
 */
export function bylineOf(
  body: Element,
  article: Element,
  { names, publishers }: { readonly names: Names; readonly publishers: readonly string[] },
): Byline {
  const authors: [string[], string[], string[]] = [[], [], []];
  const dates: string[] = [];
  const isOfArticle = (element: Element) => {
    if (element === article) return true;
    const kinds = names.kindsOf(element);
    const isOther = kinds.has("comments") || (kinds.has("boilerplate") && !kinds.has("about"));
    return !isSilent(element) && !isOther && !(isAround(element) && element.tagName !== "footer");
  };
  let candidates = 0;
  const look = (element: Element) => {
    const rank = authorRank(element);
    if (rank >= 0 && ++candidates <= MAX_CANDIDATES) {
      const words = nameIn(element);
      const author = words.length <= MAX_LENGTH ? cleanAuthor(words, publishers) : undefined;
      if (author) authors[rank as 0 | 1 | 2].push(author);
    }
    const date = dateIn(element);
    if (date) dates.push(date);
  };
  for (const element of elementsIn(article, isOfArticle)) if (isOfArticle(element)) look(element);
  if (!authors.flat()[0] || !dates[0]) {
    for (const element of elementsIn(body, (e) => e !== article && isOfArticle(e))) {
      // Below it begin other articles.
      if (element === article) break;
      if (isOfArticle(element)) look(element);
    }
  }
  return { author: authors.flat()[0], date: dates[0] };
}

/** How certainly an element names the author; the lower, the more. −1 for any other. */
function authorRank(element: Element): number {
  if (/^(?:html|body|article|main|img|meta|link|time)$/.test(element.tagName)) return -1;
  const rel = attribute(element, "rel") ?? "";
  const property = attribute(element, "itemprop") ?? "";
  if (/(?:^|\s)author(?:$|\s)/.test(rel) || /(?:^|\s)author(?:$|\s)/.test(property)) return 0;
  const name = attribute(element, "class") ?? "";
  if (NAME_CLASS.test(name)) return 1;
  return AUTHOR_CLASS.test(name) ? 2 : -1;
}

/** The words of the name inside an element that holds more, such as a picture and a job. */
function nameIn(element: Element): string {
  let steps = 0;
  for (const one of elementsIn(element)) {
    if (++steps > MAX_STEPS) break;
    if (attribute(one, "itemprop") !== "name") continue;
    return attribute(one, "content") ?? shortWordsOf(one, MAX_LENGTH) ?? "";
  }
  const words: string[] = [];
  let length = 0;
  const gather = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (++steps > 2 * MAX_STEPS || length > MAX_LENGTH) return;
      if ("value" in child) {
        length += child.value.trim().length;
        if (length > MAX_LENGTH) return;
        words.push(child.value);
      } else if (isElement(child) && !isSilent(child) && child.tagName !== "time") {
        gather(child);
        words.push(" ");
      }
    }
  };
  gather(element);
  if (length > MAX_LENGTH) return "";
  return words.join("").replace(/\s+/g, " ").trim();
}

function dateIn(element: Element): string | undefined {
  const property = attribute(element, "itemprop") ?? "";
  if (element.tagName === "time" || /datePublished/.test(property)) {
    const written = attribute(element, "datetime") ?? attribute(element, "content");
    return dayOf(written) ?? shortDay(element);
  }
  const name = attribute(element, "class") ?? "";
  if (!DATE_CLASS.test(name)) return undefined;
  return dayOf(attribute(element, "title")) ?? shortDay(element);
}

function shortDay(element: Element): string | undefined {
  return dayOf(shortWordsOf(element, MAX_LENGTH));
}
