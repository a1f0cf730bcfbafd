import { attribute, elementsIn, isElement, wordsOf, type Element } from "./html-tree";

/**
 * The formula that an element shows, once: as TeX when the page has it, otherwise as its signs.
 * Pages hold formulas in MathML, in scripts that MathJax reads, in what MathJax and KaTeX make of
 * them, and in pictures whose description is TeX.
 *
 * @returns null for an element that is no formula; empty for one that repeats another
 */
export function formulaOf(element: Element): string | null {
  const { tagName: tag } = element;
  if (tag === "math") return ofMathMl(element);
  if (tag === "script") return isTexScript(element) ? texOf(wordsOf(element)) : null;
  if (tag === "mjx-container") return ofRendered(element, /^never$/);
  const name = attribute(element, "class") ?? "";
  if (tag === "img") {
    const isTex = /(?:^|\s)(?:latex|tex|math|mwe-math-\S+)(?:$|\s)/.test(name);
    return isTex ? texOf(attribute(element, "alt") ?? "") : null;
  }
  if (/(?:^|\s)(?:katex|mwe-math-element)(?:$|\s)/.test(name)) return ofRendered(element, /^img$/);
  if (!/(?:^|\s)MathJax(?:_\w+)?(?:$|\s)/.test(name)) return null;
  return hasScriptBeside(element) ? "" : ofRendered(element, /^never$/);
}

/** Whether a script holds a formula for MathJax. */
function isTexScript(element: Element): boolean {
  return /^math\/(?:tex|asciimath)\b/i.test(attribute(element, "type") ?? "");
}

function ofMathMl(math: Element): string {
  for (const element of elementsIn(math)) {
    if (element.tagName !== "annotation") continue;
    if (/tex/i.test(attribute(element, "encoding") ?? "")) return texOf(wordsOf(element));
  }
  const alternative = attribute(math, "alttext");
  return alternative ? texOf(alternative) : signsOf(math);
}

/** The signs of MathML without its annotations. */
function signsOf(element: Element): string {
  const signs = element.childNodes.map((child) => {
    if ("value" in child) return child.value.trim();
    if (!isElement(child) || /^(?:annotation|style$|script$)/.test(child.tagName)) return "";
    return signsOf(child);
  });
  return signs.join("");
}

/** What a program rendered: the MathML in it, else the description of its picture, else its words. */
function ofRendered(element: Element, picture: RegExp): string {
  for (const one of elementsIn(element)) if (one.tagName === "math") return ofMathMl(one);
  for (const one of elementsIn(element)) {
    if (picture.test(one.tagName)) return texOf(attribute(one, "alt") ?? "");
  }
  return attribute(element, "aria-label")?.trim() || wordsOf(element);
}

const WITH_SCRIPT = new WeakMap<object, boolean>();

/** Whether the script from which MathJax made an element stands beside it. */
function hasScriptBeside({ parentNode: parent }: Element): boolean {
  if (parent === null || !("childNodes" in parent)) return false;
  let hasScript = WITH_SCRIPT.get(parent);
  if (hasScript === undefined) {
    hasScript = parent.childNodes.some(
      (one) => isElement(one) && one.tagName === "script" && isTexScript(one),
    );
    WITH_SCRIPT.set(parent, hasScript);
  }
  return hasScript;
}

/** TeX without what only says how large it is drawn. */
function texOf(written: string): string {
  const tex = written.replace(/\s+/g, " ").trim();
  const [, inner] = /^\{\\(?:display|text)style\s*(.*)\}$/.exec(tex) ?? [];
  return (inner ?? tex).trim();
}
