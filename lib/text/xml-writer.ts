import { attribute, isElement, type Element, type Node } from "./html-tree";
import type { TextBuilder } from "./text-builder";

/** How one kind of element is written. */
export type Write = (element: Element) => void;

/**
 * Walks a tree of XML in reading order and writes each element by its name. An element without a
 * way of its own is passed through: its words are written, and nothing is.
 */
export class XmlWalk {
  constructor(
    readonly builder: TextBuilder,
    private readonly ways: Readonly<Record<string, Write | undefined>>,
  ) {}

  children(parent: { readonly childNodes: readonly Node[] }): void {
    for (const node of parent.childNodes) {
      if ("value" in node) this.builder.text(node.value);
      else if (isElement(node)) this.element(node);
    }
  }

  element(element: Element): void {
    const way = Object.hasOwn(this.ways, element.tagName) ? this.ways[element.tagName] : undefined;
    if (way) way(element);
    else this.children(element);
  }

  /** Writes what is in an element between the opening and the closing of a block or a mark. */
  inside(close: () => void, element: Element): void {
    this.children(element);
    close();
  }
}

/** The elements directly below another, of one name or of any. */
export function childrenOf(parent: Element | undefined, name?: string): Element[] {
  const all = parent?.childNodes.filter(isElement) ?? [];
  return name === undefined ? all : all.filter(({ tagName }) => tagName === name);
}

export function childOf(
  parent: Element | undefined,
  ...path: readonly string[]
): Element | undefined {
  let at = parent;
  for (const name of path) at = childrenOf(at, name)[0];
  return at;
}

/** The attribute `val` of a child, as office documents say most things. */
export function valueOf(parent: Element | undefined, name: string): string | undefined {
  const child = childOf(parent, name);
  return child && attribute(child, "val");
}
