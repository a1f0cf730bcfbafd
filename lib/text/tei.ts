import { isElement, type Element } from "./html-tree";
import { acceptText, unusable, whyNotText, type Notice, type TextOutcome } from "./incoming";
import { MAX_TEXT_LENGTH } from "./document-text";
import { TextBuilder } from "./text-builder";
import { teiFacts } from "./tei-header";
import { TeiWriter } from "./tei-writer";
import { xmlTreeOf } from "./xml-tree";
import { childOf, childrenOf } from "./xml-writer";

/** The longest document, in UTF-16 code units; markup is longer than the text in it. */
const MAX_LENGTH = 2 * MAX_TEXT_LENGTH;

/**
 * The text of a TEI document (P5, also ParlaMint and other corpora): divisions with their headings,
 * verse, lists, tables, quotations, notes (at the end), page breaks, and turns of speakers in
 * plays (`sp`) and in speech (`u`). Of two ways to read a passage (`choice`) the corrected, expanded
 * or regularised one is kept; what the source struck out is left out. A `teiCorpus` is its texts
 * after one another.
 */
export function fromTei(xml: string): TextOutcome {
  const refusal = whyNotText(xml, MAX_LENGTH);
  if (refusal) return refusal;
  const tree = xmlTreeOf(xml.replace(/^\uFEFF/, "").replaceAll("\0", ""));
  if (!tree.ok) return tree;
  const root = tree.value.childNodes.find(isElement);
  if (!root) return unusable("empty");
  const builder = new TextBuilder();
  const facts = teiFacts(root);
  const writer = new TeiWriter(builder, facts.speakers);
  for (const text of textsIn(root)) writer.write(text);
  writer.finish();
  const { left } = writer;
  const notices: Notice[] = [
    { kind: "other-readings-left-out" as const, count: left.readings },
    { kind: "deletions-left-out" as const, count: left.deletions },
    { kind: "pictures-left-out" as const, count: left.pictures },
    { kind: "running-heads-left-out" as const, count: left.heads },
    { kind: "links-made-text" as const, count: left.links },
  ].filter(({ count }) => count > 0);
  return acceptText(builder.finish(), { title: facts.title, metadata: facts.metadata, notices });
}

function textsIn(root: Element): Element[] {
  const own = childOf(root, "text");
  if (own) return [own];
  return childrenOf(root)
    .filter(({ tagName }) => /^(?:TEI|TEI\.2|teiCorpus)$/.test(tagName))
    .flatMap(textsIn);
}
