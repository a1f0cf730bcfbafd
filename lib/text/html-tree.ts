import {
  Parser,
  defaultTreeAdapter,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type TreeAdapter,
} from "parse5";
import { MAX_DEPTH } from "./incoming";

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/**
 * The most elements of a page. The largest real pages (whole laws, whole novels) have fewer than a
 * tenth.
 */
export const MAX_ELEMENTS = 500_000;
const MAX_ATTRIBUTES = 1_000;
/**
 * UTF-16 code units that are parsed at once: small, so that a flood of attributes in one tag, whose
 * cost is quadratic, is noticed early.
 */
const CHUNK = 8_192;

class TooMuch extends Error {}

/**
 * The tree a browser would build, or null when it is too deep or too large.
 *
 * The limits hold while the tree grows: an unclosed tag repeated a hundred thousand times stops
 * at the two hundredth. parse5 is driven here directly, since hast-util-from-html builds the whole
 * tree first and then overflows the stack on it.
 */
export function treeOf(html: string): DefaultTreeAdapterTypes.Document | null {
  let elements = 0;
  const depths = new WeakMap<object, number>();
  const deepen = (parent: Parent, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH) throw new TooMuch();
    depths.set(child, depth);
  };
  const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...args) {
      if (++elements > MAX_ELEMENTS) throw new TooMuch();
      return defaultTreeAdapter.createElement(...args);
    },
    // Only elements are walked, never comments or doctypes.
    appendChild(parent, child) {
      deepen(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, before) {
      deepen(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, before);
    },
  };
  try {
    // Whoever saved the page had scripts on, so the content of noscript was not what they read.
    const parser = new Parser({ treeAdapter: adapter, scriptingEnabled: true });
    for (let at = 0; at < html.length || at === 0; at += CHUNK) {
      parser.tokenizer.write(html.slice(at, at + CHUNK), at + CHUNK >= html.length);
      const token: unknown = Reflect.get(parser.tokenizer, "currentToken");
      if (attributesOf(token) > MAX_ATTRIBUTES) return null;
    }
    return isShallow(parser.document) ? parser.document : null;
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

function attributesOf(token: unknown): number {
  if (typeof token !== "object" || token === null || !("attrs" in token)) return 0;
  return Array.isArray(token.attrs) ? token.attrs.length : 0;
}

/** Checked again at the end: repairing misnested formatting can move whole subtrees down. */
function isShallow(root: Parent): boolean {
  let level: Parent[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH + 2) return false;
    level = level.flatMap((parent) => parent.childNodes.filter(isElement));
  }
  return true;
}

export function isElement(node: object): node is Element {
  return "tagName" in node;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((a) => a.name === name)?.value;
}

/** All elements below a root in reading order, without entering those that `within` excludes. */
export function* elementsIn(
  root: Parent,
  within: (element: Element) => boolean = () => true,
): Generator<Element> {
  const rest: Node[] = root.childNodes.toReversed();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (!isElement(node)) continue;
    yield node;
    if (within(node))
      for (let i = node.childNodes.length; i-- > 0;) rest.push(node.childNodes[i] as Node);
  }
}

/** The text of an element, on one line. */
export function wordsOf(element: Parent): string {
  const words: string[] = [];
  const rest: Node[] = element.childNodes.toReversed();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if ("value" in node) words.push(node.value);
    else if (isElement(node)) {
      for (let i = node.childNodes.length; i-- > 0;) rest.push(node.childNodes[i] as Node);
    }
  }
  return words.join("").replace(/\s+/g, " ").trim();
}

/** The text of an element on one line, or undefined when it is longer. Looks no further than that. */
export function shortWordsOf(element: Parent, maxLength: number): string | undefined {
  const words: string[] = [];
  let length = 0;
  let steps = 0;
  const rest: Node[] = element.childNodes.slice(0, MAX_STEPS).toReversed();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (++steps > MAX_STEPS) return undefined;
    if ("value" in node) {
      const word = node.value.length > 2 * maxLength ? node.value.trim() : node.value;
      length += word.trim().length;
      if (length > maxLength) return undefined;
      words.push(word);
    } else if (isElement(node)) rest.push(...node.childNodes.slice(0, MAX_STEPS).toReversed());
  }
  return words.join("").replace(/\s+/g, " ").trim();
}

/** Nodes that an element of few words may have. */
const MAX_STEPS = 200;
