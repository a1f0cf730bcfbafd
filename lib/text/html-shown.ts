import { attribute, elementsIn, isElement, wordsOf, treeOf, type Element } from "./html-tree";

/** Elements whose content is not read: code, media, form controls. */
const SILENT = new Set(
  (
    "script style noscript template iframe object embed applet svg canvas audio video source track " +
    "select option optgroup datalist button input textarea label legend progress meter dialog head " +
    "link meta base title map area noframes noembed frame frameset param rt rp annotation annotation-xml"
  ).split(" "),
);

/** Classes that hide an element from the eye, as style sheets in wide use define them. */
const HIDDEN_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|element-invisible|invisible|d-none|hidden|hide|is-hidden|u-hidden|display-none|a11y-hidden|off-?screen|assistive-text|print-only|only-print)(?:$|\s)/i;
/** Classes that show it again from a certain width of the window on. */
const SHOWN_AGAIN =
  /(?:^|\s)(?:(?:sm|md|lg|xl|2xl|desktop|tablet)[:-]|d-(?:sm|md|lg|xl|print)-)\S/i;

/** Whether a browser shows nothing of an element, whatever its style sheets are. */
export function isSilent(element: Element): boolean {
  if (SILENT.has(element.tagName) && !isHeadingButton(element)) return true;
  if (attribute(element, "hidden") !== undefined) return true;
  if (attribute(element, "aria-hidden") === "true") return true;
  const style = attribute(element, "style");
  return style !== undefined && /display\s*:\s*none/i.test(style);
}

/** Whether a button is the heading of what it unfolds, as in lists of questions. */
function isHeadingButton({ tagName, parentNode: parent }: Element): boolean {
  if (tagName !== "button" || parent === null || !("tagName" in parent)) return false;
  return /^(?:h[1-6]|dt|summary)$/.test(parent.tagName);
}

/** Whether an element is called as what style sheets hide. */
export function isHiddenByName(element: Element): boolean {
  const name = attribute(element, "class");
  return name !== undefined && HIDDEN_CLASS.test(name) && !SHOWN_AGAIN.test(name);
}

/**
 * Takes the words out of the tree that `visibility: hidden` hides; inside it an element may be
 * visible again. When they are most of the words, the page was saved before a script showed them,
 * and they stay.
 */
export function removeInvisible(body: Element): void {
  const letters = { hidden: 0, shown: 0 };
  const hidden: Element[] = [];
  visit(body, false);
  if (letters.hidden > letters.shown) return;
  for (const element of hidden) element.childNodes = element.childNodes.filter(isElement);

  /** Recursive; the tree's depth is limited. */
  function visit(element: Element, isHiddenAround: boolean): void {
    const style = attribute(element, "style");
    const set = style === undefined ? undefined : /visibility\s*:\s*(\w+)/i.exec(style)?.[1];
    const isHidden = set === undefined ? isHiddenAround : set.toLowerCase() !== "visible";
    if (isHidden) hidden.push(element);
    for (const child of element.childNodes) {
      if ("value" in child) letters[isHidden ? "hidden" : "shown"] += child.value.trim().length;
      else if (isElement(child) && !isSilent(child)) visit(child, isHidden);
    }
  }
}

/** Shorter contents of `noscript` are requests to turn scripts on, or pictures that count readers. */
const SUBSTANTIAL = 250;

/**
 * Puts what the page holds for readers without scripts in the place where it stands; false when
 * there is nothing of substance.
 */
export function showNoscript(body: Element): boolean {
  let hasShown = false;
  for (const element of [...elementsIn(body)]) {
    if (element.tagName !== "noscript") continue;
    const source = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    if (source.length < SUBSTANTIAL) continue;
    const content = treeOf(source)
      ?.childNodes.find(isElement)
      ?.childNodes.find((n): n is Element => isElement(n) && n.tagName === "body");
    if (!content || wordsOf(content).length < SUBSTANTIAL) continue;
    element.tagName = element.nodeName = "div";
    element.childNodes = content.childNodes;
    for (const child of element.childNodes) child.parentNode = element;
    hasShown = true;
  }
  return hasShown;
}
