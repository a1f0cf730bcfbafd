import { JSDOM } from "jsdom";

/** A document that a strict reader has read. @throws for what is not well-formed. */
export function xmlOf(words: string): Document {
  return new JSDOM(words, { contentType: "text/xml" }).window.document;
}

/** The elements of a name, wherever they stand. */
export function elements(within: Document | Element, name: string): Element[] {
  return [...within.getElementsByTagName(name)];
}
