import { attribute, isElement, type Element, type Node } from "./html-tree";

/** Elements whose content is not read: code, media, form controls. */
const SILENT = new Set(
  (
    "script style noscript template iframe object embed applet svg canvas audio video source track " +
    "select option optgroup datalist button input textarea label legend progress meter dialog head " +
    "link meta base title map area noframes noembed frame frameset param rt rp annotation annotation-xml"
  ).split(" "),
);

/** Elements around an article that are not part of it. */
const AROUND = new Set(["nav", "aside", "footer", "menu"]);
const AROUND_ROLES = new Set(["navigation", "complementary", "contentinfo", "banner", "search"]);
const AROUND_CLASS =
  /(?:^|[\s_-])(?:share|sharing|social|related|newsletter|subscribe|signup|promo|advert|advertisement|ads?|sponsor|cookie|consent|breadcrumbs?|comments?|disqus|recommended|pagination|toolbar|sr-only|visually-hidden|screen-reader-text|editsection)(?:$|[\s_-])/i;

export function isSilent(element: Element): boolean {
  if (SILENT.has(element.tagName)) return true;
  if (attribute(element, "hidden") !== undefined) return true;
  if (attribute(element, "aria-hidden") === "true") return true;
  const style = attribute(element, "style");
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** How much text a part of a page has: letters, letters in links, letters in paragraphs. */
interface Weight {
  readonly letters: number;
  readonly linked: number;
  readonly paragraphs: number;
}

export interface Article {
  readonly root: Element;
  /** True for a part of a page that does not belong to the article. */
  leavesOut(element: Element): boolean;
}

/** A part with fewer letters is no article. */
const SUBSTANTIAL = 250;

/**
 * The part of a page that was written to be read. A page that marks it (`articleBody`, `article`,
 * `main`) is trusted when exactly one such part is substantial and holds a good share of the page's
 * paragraphs; otherwise the part with the most text in its own paragraphs is taken, as in
 * Readability's scoring. When no part stands out, the whole body is taken.
 */
export function articleOf(body: Element): Article {
  const weights = new Map<Element, Weight>();
  const parents = new Map<Element, number>();
  const marked: [Element[], Element[], Element[]] = [[], [], []];
  weigh(body, "");
  const all = weightOf(body).paragraphs;

  function weightOf(element: Element): Weight {
    return weights.get(element) ?? { letters: 0, linked: 0, paragraphs: 0 };
  }

  /** Recursive; the tree's depth is limited. */
  function weigh(element: Element, inside: string): Weight {
    let letters = 0;
    let linked = 0;
    let paragraphs = 0;
    const mark = markOf(element);
    if (mark >= 0 && !inside.includes(String(mark))) marked[mark]?.push(element);
    const within = mark >= 0 ? inside + mark : inside;
    for (const child of element.childNodes) {
      if ("value" in child) letters += lettersIn(child.value);
      else if (isElement(child) && !isSilent(child)) {
        const weight = weigh(child, within);
        if (isAround(child) || isFurniture(child, weight)) continue;
        letters += weight.letters;
        linked += weight.linked;
        paragraphs += weight.paragraphs;
      }
    }
    if (element.tagName === "a") linked = letters;
    if (isParagraph(element) && letters - linked > 25) {
      paragraphs = letters - linked;
      const parent = element.parentNode;
      if (parent && "tagName" in parent) {
        parents.set(parent, (parents.get(parent) ?? 0) + paragraphs);
      }
    }
    const weight = { letters, linked, paragraphs };
    weights.set(element, weight);
    return weight;
  }

  function isFurniture(element: Element, weight: Weight): boolean {
    const named = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`;
    if (!AROUND_CLASS.test(named) || markOf(element) >= 0) return false;
    return (
      weight.linked * 3 > weight.letters ||
      weight.paragraphs < 200 ||
      /comments?|disqus/i.test(named)
    );
  }

  const root = chosen();
  return {
    root,
    leavesOut: (element) =>
      isAround(element) || (element !== root && isFurniture(element, weightOf(element))),
  };

  function chosen(): Element {
    for (const candidates of marked) {
      const [first, second] = candidates
        .filter((c) => weightOf(c).letters >= SUBSTANTIAL)
        .sort((a, b) => weightOf(b).letters - weightOf(a).letters);
      if (!first) continue;
      if (second && weightOf(second).letters * 4 > weightOf(first).letters) continue;
      if (weightOf(first).paragraphs * 3 >= all) return first;
    }
    return heaviest() ?? body;
  }

  /** The smallest part that holds four fifths of the paragraphs of its surroundings. */
  function heaviest(): Element | undefined {
    let best: Element | undefined;
    for (const [element, paragraphs] of parents) {
      if (!best || paragraphs > (parents.get(best) ?? 0)) best = element;
    }
    if (!best || (parents.get(best) ?? 0) < SUBSTANTIAL) return undefined;
    // An article in sections has its paragraphs in several siblings: climb while that adds much.
    for (let at: Element = best; ;) {
      const parent = at.parentNode;
      if (!parent || !("tagName" in parent) || parent.tagName === "html") return best;
      if (weightOf(parent).paragraphs > weightOf(best).paragraphs * 1.2) best = parent;
      at = parent;
    }
  }
}

function markOf(element: Element): number {
  if (/(?:^|\s)articleBody(?:$|\s)/.test(attribute(element, "itemprop") ?? "")) return 0;
  const role = attribute(element, "role");
  if (element.tagName === "article" || role === "article") return 1;
  return element.tagName === "main" || role === "main" ? 2 : -1;
}

function isAround(element: Element): boolean {
  const role = attribute(element, "role") ?? "";
  if (role.startsWith("doc-")) return false;
  if (AROUND_ROLES.has(role)) return true;
  if (element.tagName === "header") return !hasAncestor(element, /^(?:article|main|section)$/);
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

/** A paragraph, or a division with text of its own, as pages without paragraphs have. */
function isParagraph(element: Element): boolean {
  if (/^(?:p|pre|blockquote|li|dd)$/.test(element.tagName)) return true;
  if (element.tagName !== "div" && element.tagName !== "td") return false;
  return element.childNodes.some((node: Node) => "value" in node && lettersIn(node.value) > 25);
}

function lettersIn(text: string): number {
  return text.replace(/\s+/g, " ").trim().length;
}
